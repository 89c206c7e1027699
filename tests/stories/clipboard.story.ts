import { expect, test } from './lab.ts';

test('text is copied out of the terminal with a selection and pasted into it as one line of input', async ({
  page,
  lab,
}) => {
  await lab.open('01-start-the-system');
  await lab.terminal.type('echo copy-me-out');
  await lab.terminal.shows(/^copy-me-out$/m);
  await lab.terminal.screen.getByText('copy-me-out', { exact: true }).last().dblclick({ force: true });
  await page.keyboard.press('Control+Shift+C');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('copy-me-out');

  await page.evaluate(() => navigator.clipboard.writeText('echo first\necho second'));
  await lab.terminal.focus();
  await page.keyboard.press('Control+Shift+V');
  await lab.terminal.shows('echo second');
  expect(await lab.terminal.text(), 'a bracketed paste runs nothing before Enter').not.toMatch(/^first$/m);
  await page.keyboard.press('Enter');
  await lab.terminal.shows(/^first\nsecond$/m);
});

test('Ctrl-C with a selection copies, without one it interrupts', async ({ page, lab }) => {
  await lab.open('01-start-the-system');
  await lab.terminal.type('echo pick-this; sleep 100');
  await lab.terminal.shows(/^pick-this$/m);
  await lab.terminal.screen.getByText('pick-this', { exact: true }).last().dblclick({ force: true });
  await page.keyboard.press('Control+C');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('pick-this');
  expect(await lab.terminal.text()).not.toContain('^C');
  await lab.terminal.focus();
  await page.keyboard.press('Control+C');
  await lab.terminal.shows('^C');
});

test('an address in the terminal is a link that opens in a tab of its own', async ({ page, lab }) => {
  await lab.open('01-start-the-system');
  await lab.terminal.type('clear; echo http://localhost:5000/');
  await lab.terminal.shows(/^http:\/\/localhost:5000\/$/m);
  const opened = page.context().waitForEvent('page');
  const link = lab.terminal.screen.getByText(/^http:\/\/localhost:5000\/\s*$/);
  await link.hover({ force: true });
  await link.click({ force: true });
  expect((await opened).url()).toContain('5000');
});
