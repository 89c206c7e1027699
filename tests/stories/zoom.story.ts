import type { Page } from '@playwright/test';
import { expect, test } from './gallery.ts';

/** What a window of 1440 × 900 leaves to a page at 200 and at 400 per cent. */
const ZOOMED = [
  { percent: 200, size: { width: 720, height: 450 } },
  { percent: 400, size: { width: 360, height: 225 } },
];
const ADDRESSES = ['/', '/labs/01-secure-update/', '/labs/01-secure-update/02-ship-an-update/'];

/** Elements with text that reach over the page's edge, outside of what scrolls by itself or is meant to be cut with an ellipsis. */
const cut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const scrolls = (node: Element) => /auto|scroll|hidden/.test(getComputedStyle(node).overflowX);
    const inside = (node: Element) => {
      for (let at = node.parentElement; at; at = at.parentElement) if (scrolls(at)) return true;
      return false;
    };
    return [...document.querySelectorAll('body *')]
      .filter((node) => node.childElementCount === 0 && node.textContent.trim() !== '' && node.checkVisibility())
      .filter((node) => !node.closest('.unseen, .skip') && !inside(node))
      .filter((node) => {
        const { left, right } = node.getBoundingClientRect();
        return left < -1 || right > innerWidth + 1;
      })
      .map((node) => node.outerHTML.slice(0, 120));
  });

for (const { percent, size } of ZOOMED) {
  test(`at ${percent} % nothing is cut and no page scrolls sideways`, async ({ page, states }) => {
    await page.setViewportSize(size);
    for (const address of [...ADDRESSES, states]) {
      await page.goto(address);
      const { wide, content } = await page.evaluate(() => ({
        wide: innerWidth,
        content: document.documentElement.scrollWidth,
      }));
      expect(content, `${address} is as wide as its window`).toBeLessThanOrEqual(wide);
      expect(await cut(page), address).toEqual([]);
    }
  });
}

test('at 200 % a step’s text, its check and its terminal are within reach', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  await page.goto('/labs/01-secure-update/02-ship-an-update/');
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  await expect(page.getByRole('button', { name: /^Check/ })).toBeInViewport();
  await page.locator('nav.panes').getByRole('button', { name: 'Terminal' }).click();
  await expect(page.locator('sy-terminals')).toBeInViewport();
  await page.getByText('Ship an update').first().click();
  await expect(page.getByRole('navigation', { name: 'Steps' })).toBeInViewport();
});

test('text in Arabic and Hebrew runs from the right, code beside it from the left, and nothing leaves its box', async ({
  page,
  states,
}) => {
  await page.goto(states);
  const part = page.locator('#states-right-to-left');
  const edges = async (text: string) => {
    const words = part.getByText(text).first();
    return words.evaluate((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      const [line] = range.getClientRects();
      const box = node.getBoundingClientRect();
      return { before: (line?.left ?? 0) - box.left, after: box.right - (line?.right ?? 0) };
    });
  };
  const hebrew = await edges('העדכון נשמר');
  expect(hebrew.after, 'a Hebrew sentence begins at the right edge').toBeLessThan(hebrew.before + 1);
  for (const selector of ['pre', '.value', '.code-path']) {
    const directions = await part
      .locator(selector)
      .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).direction));
    expect(new Set(directions), selector).toEqual(new Set(['ltr']));
  }
  await expect(part.locator('.code-path')).toHaveText(/^\s*~\/secure-update\/\s*עדכון\.json\s*$/);
  const over = await part
    .locator('.verdict, .code')
    .evaluateAll((nodes) => nodes.filter((node) => node.scrollWidth > node.clientWidth + 1).length);
  expect(over, 'boxes that are too narrow for what is in them').toBe(0);
});
