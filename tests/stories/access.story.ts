import { expect, test } from './lab.ts';

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
