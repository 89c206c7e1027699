import { expect, test } from './lab.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('on a phone the text, the terminal and the app are tabs, and keys that a phone lacks stand in a row', async ({
  page,
  lab,
}) => {
  await lab.end();
  await page.goto('/labs/01-secure-update/01-start-the-system/');
  const title = page.getByRole('heading', { level: 1 });
  const panes = page.locator('nav.panes');
  await expect(title).toBeVisible();
  await panes.getByRole('button', { name: 'Terminal' }).tap();
  await page.getByRole('button', { name: 'Start the machine' }).tap();
  await lab.ready();
  await expect(title).toBeHidden();

  await lab.terminal.type('sleep 100');
  await page.getByRole('button', { name: 'Ctrl' }).tap();
  await page.keyboard.press('c');
  await lab.terminal.shows('^C');
  await lab.terminal.prompt();

  await panes.getByRole('button', { name: 'Text' }).tap();
  await expect(title).toBeVisible();
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
