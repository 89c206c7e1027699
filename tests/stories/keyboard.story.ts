import type { Page } from '@playwright/test';
import { expect, test } from './lab.ts';

/** Presses Tab until the element in focus has this name; a person gives up after so many. */
const PATIENCE = 60;

test('keys alone walk steps 1 and 2 until both have passed', async ({ page, lab }) => {
  test.slow();
  await lab.open('01-start-the-system');
  await page.reload();
  await lab.ready();

  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'To the text' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#text')).toBeFocused();
  await tabTo(page, 'Run');
  await page.keyboard.press('Enter');
  await expect(lab.verdict).toHaveAttribute('data-state', 'pass', { timeout: 90_000 });

  // Run leads into the terminal, where every key is the shell’s
  await leaveTerminal(page);
  await page.keyboard.press(']');
  await expect(page.getByRole('heading', { level: 1, name: 'Ship an update' })).toBeVisible();
  await expect(page.locator('#text')).toBeFocused();

  await page.keyboard.press('Control+F6');
  await expect(page.locator('.xterm-helper-textarea').first()).toBeFocused();
  await page.keyboard.type(
    'jq -n --arg digest "$(curl -s localhost:6001/get-digest/app-update.zip | cut -d " " -f 1)" ' +
      `'{url: "http://file_server:6001/download-update/app-update.zip", target: "app", digest_alg: "sha256", $digest}' > update.json\n`,
  );
  await lab.terminal.prompt();
  await page.keyboard.type('curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json\n');
  // an update takes a few seconds, so its check is asked for until it has come through
  await leaveTerminal(page);
  await expect(async () => {
    await page.keyboard.press('Control+Enter');
    await expect(lab.verdict).toHaveAttribute('data-state', 'pass', { timeout: 5000 });
  }).toPass({ timeout: 60_000 });
  await expect(lab.step('Ship an update')).toContainText(/passed \d\d:\d\d/);
  await expect(lab.step('Start the system')).toContainText(/passed \d\d:\d\d/);
});

async function leaveTerminal(page: Page): Promise<void> {
  await page.keyboard.press('Control+F6');
  await expect(page.locator('.xterm-helper-textarea').first()).not.toBeFocused();
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let pressed = 0; pressed < PATIENCE; pressed += 1) {
    const focused = await page.evaluate(() => document.activeElement?.textContent.trim());
    if (focused === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${PATIENCE} presses of Tab did not lead to “${name}”`);
}
