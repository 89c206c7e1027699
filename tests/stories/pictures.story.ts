import type { Page } from '@playwright/test';
import { test as gallery } from './gallery.ts';
import { expect, test } from './lab.ts';

/** Smallest phone, phone, small laptop, laptop, 4K. */
const ALL = [
  [320, 640],
  [390, 844],
  [1024, 768],
  [1440, 900],
  [3840, 2160],
] as const;
const PHONE_AND_LAPTOP = [ALL[1], ALL[3]];

/** Holds a page, in these sizes, light and dark, against what is kept in pictures/; site/README.md says how to renew that. */
async function looksAsKept(
  page: Page,
  name: string,
  sizes: readonly (readonly [width: number, height: number])[],
  fullPage = false,
): Promise<void> {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect.soft(page).toHaveScreenshot(`${name}-${width}-${colorScheme}.png`, { fullPage, timeout: 60_000 });
    }
  }
}

gallery('every component in every state looks as it is kept', async ({ page, states }) => {
  gallery.slow();
  await page.goto(states);
  await looksAsKept(page, 'states', PHONE_AND_LAPTOP, true);
});

test('home looks as it is kept, with a lab that has begun', async ({ page, lab }) => {
  await lab.open('01-start-the-system');
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Continue: Secure update' })).toBeVisible();
  await looksAsKept(page, 'home', ALL);
});

test('a step’s page looks as it is kept, with its machine', async ({ page, lab }) => {
  await lab.open('02-ship-an-update');
  await expect(page.locator('sy-preview')).toContainText(/Nothing listens on 5000/);
  await looksAsKept(page, 'step', ALL);
});
