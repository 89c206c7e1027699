import { expect, test } from './lab.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('on a phone the text, the terminal and the app are tabs, and keys that a phone lacks stand in a row', async ({
  page,
  lab,
}) => {
  await lab.open('01-start-the-system');
  const panes = page.locator('nav.panes');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await panes.getByRole('button', { name: 'Terminal' }).tap();
  await page.getByRole('button', { name: 'Start the machine' }).tap();
  await lab.ready();
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();

  await lab.terminal.type('sleep 100');
  await page.getByRole('button', { name: 'Ctrl' }).tap();
  await page.keyboard.press('c');
  await lab.terminal.shows('^C');
  await lab.terminal.prompt();

  await panes.getByRole('button', { name: 'Text' }).tap();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Check/ })).toBeInViewport();
});

test('nothing is wider than a phone', async ({ page }) => {
  for (const address of ['/', '/labs/01-secure-update/', '/labs/01-secure-update/02-ship-an-update/']) {
    await page.goto(address);
    const { content, window: wide } = await page.evaluate(() => ({
      content: document.documentElement.scrollWidth,
      window: innerWidth,
    }));
    expect(content, `${address} scrolls sideways`).toBeLessThanOrEqual(wide);
  }
});
