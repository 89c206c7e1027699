import type { Page } from '@playwright/test';
import { expect, test } from './gallery.ts';

const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState, timeline }) => playState === 'running' && timeline instanceof DocumentTimeline)
      .map(({ effect }) => (effect instanceof KeyframeEffect ? (effect.target?.outerHTML.slice(0, 120) ?? '') : '')),
  );

test('what is checked or loaded moves, and stands still for who asked for less motion', async ({ page, states }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto(states);
  expect(await moving(page), 'the dash of a check runs').not.toEqual([]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await moving(page)).toEqual([]);
  await page.locator('.button').first().hover();
  expect(await moving(page)).toEqual([]);
  await expect(page.getByText('checking, 2 s')).toBeVisible();
});

test('in forced colours every state keeps a border or a sign', async ({ page, states }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(states);
  const bare = await page.locator('.rail-list .plate, .strip .bar, .verdict, .button, .tab').evaluateAll((nodes) =>
    nodes
      .filter((node) => {
        const { borderTopWidth, outlineWidth, outlineStyle } = getComputedStyle(node);
        const outlined = outlineStyle !== 'none' && outlineWidth !== '0px';
        return borderTopWidth === '0px' && !outlined && node.textContent.trim() === '' && !node.querySelector('svg');
      })
      .map((node) => node.outerHTML.slice(0, 120)),
  );
  expect(bare).toEqual([]);
  const glyphs = page.locator('.rail-list .rail-item[data-state="failed"] .plate-cross').first();
  await expect(glyphs).toBeVisible();
  await expect(page.locator('.rail-list .rail-item[data-state="passed"] .plate-check').first()).toBeVisible();
});
