import { expect, test } from '@playwright/test';
import { steps } from './addresses.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every step can be read and left for the next: its text, its code, its hints', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Secure update', exact: true }).click();
    const { addresses } = await steps(page);
    for (const [at, address] of addresses.entries()) {
      await test.step(address, async () => {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('.prose > p, .prose > * > p').nth(1)).toBeVisible();
        await expect(page.locator('sy-code pre').first()).toBeVisible();
        for (const hint of await page.locator('details.hint').all()) {
          await hint.locator('summary').click();
          await expect(hint.locator('.hint-text')).toBeVisible();
        }
        await expect(page.getByText('The terminal needs JavaScript.')).toBeVisible();
        await page.locator('#next-button').click();
        await expect(page).toHaveURL(addresses[at + 1] ?? '/labs/01-secure-update/');
      });
    }
  });

  test('a narrow page opens its list of steps', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const { addresses } = await steps(page);
    await page.goto(addresses[1] ?? '');
    await page.locator('details.step-menu > summary').click();
    await page
      .getByRole('navigation', { name: 'Steps' })
      .getByRole('link', { name: /Follow one message/ })
      .click();
    await expect(page).toHaveURL(addresses[2] ?? '');
  });
});

test.describe('without the runner', () => {
  test('the text of an open page can be turned to every other step', async ({ page, context }) => {
    const { addresses } = await steps(page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.goto(addresses[0] ?? '');
    await context.setOffline(true);
    for (const name of ['Survive a bad update', 'Ship an update']) {
      await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name }).click();
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    }
  });

  test('every page of the labs can be loaded, also those never seen, and tells why there is no machine', async ({
    page,
    context,
  }) => {
    const { lab, addresses } = await steps(page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await context.setOffline(true);
    await page.goto('/');
    await expect(page.getByText('the runner does not answer')).toBeVisible();
    for (const address of [lab, ...addresses]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    }
    // a browser makes a page wait longer and longer for a line that failed many times
    await expect(page.getByText('The runner does not answer.')).toBeVisible({ timeout: 30_000 });
    await context.setOffline(false);
    await expect(page.getByText('The runner does not answer.')).toBeHidden({ timeout: 30_000 });
  });
});
