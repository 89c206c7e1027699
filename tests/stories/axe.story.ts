import { expect, test } from './lab.ts';
import { test as gallery } from './gallery.ts';
import { holdsTheRules } from './rules.ts';

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

test('axe finds nothing on the pages, wide and narrow, light and dark', async ({ page }) => {
  for (const address of ['/', '/labs/01-secure-update/', '/labs/01-secure-update/02-ship-an-update/', '/nothing']) {
    await page.goto(address);
    for (const size of [WIDE, PHONE]) {
      await page.setViewportSize(size);
      await holdsTheRules(page, `${address} at ${size.width}`);
    }
  }
});

gallery('axe finds nothing on any component in any state', async ({ page, states }) => {
  await page.goto(states);
  for (const size of [WIDE, PHONE]) {
    await page.setViewportSize(size);
    // what a page has once, such as the foot, stands there in every state
    await holdsTheRules(page, `the states at ${size.width}`, ['landmark-unique']);
  }
});

test('axe finds nothing with a machine, a failing verdict, an open menu, a question and the list of keys', async ({
  page,
  lab,
}) => {
  test.slow();
  await lab.open('01-start-the-system');
  await holdsTheRules(page, 'with a machine');
  await page.getByRole('button', { name: /^Check/ }).click();
  await expect(lab.verdict).toHaveAttribute('data-state', 'fail', { timeout: 20_000 });
  await holdsTheRules(page, 'a failing verdict');
  await page.getByRole('button', { name: 'Machine' }).click();
  await holdsTheRules(page, 'the menu');
  await page.getByRole('menuitem', { name: /^Start over/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await holdsTheRules(page, 'a question');
  await page.getByRole('button', { name: 'Stay' }).click();
  await page.getByRole('button', { name: 'Keys and shortcuts' }).click();
  await holdsTheRules(page, 'the keys');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.setViewportSize(PHONE);
  await holdsTheRules(page, 'a failing verdict on a phone');
  await page.locator('nav.panes').getByRole('button', { name: 'Terminal' }).click();
  // one pane at a time: the text with its heading is behind
  await holdsTheRules(page, 'the terminal on a phone', ['landmark-one-main', 'page-has-heading-one']);
});
