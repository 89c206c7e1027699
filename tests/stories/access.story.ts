import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './lab.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page holds the accessibility rules in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const address of ['/', '/labs/01-secure-update/', '/labs/01-secure-update/02-ship-an-update/']) {
      await page.goto(address);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(
        violations.map(({ id, nodes }) => `${address} ${id}: ${nodes.map((node) => node.html).join(' ')}`),
      ).toEqual([]);
    }
  });
}

test('keys alone: the page is walked, the check pressed, the terminal entered and left', async ({ page, lab }) => {
  await lab.open('01-start-the-system');
  await page.reload();
  await lab.ready();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: /text/i }).first()).toBeFocused();
  await lab.terminal.focus();
  await page.keyboard.type('echo typed');
  await page.keyboard.press('Control+F6');
  await expect(page.locator('.xterm-helper-textarea').first()).not.toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(lab.verdict).toHaveAttribute('data-state', 'fail', { timeout: 20_000 });
});

test('the pages can be read without scripts', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
  const page = await context.newPage();
  await page.goto('/labs/01-secure-update/01-start-the-system/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('docker compose up', { exact: false }).first()).toBeVisible();
  await context.close();
});
