import { readFile } from 'node:fs/promises';
import { expect, test } from './lab.ts';

test('search, copy, transcript, clear and font, by keys alone', async ({ page, lab }) => {
  await lab.open('01-start-the-system');
  const { terminal } = lab;
  await terminal.keys.focus();
  await page.keyboard.type("seq -f 'line %g of many' 300");
  await page.keyboard.press('Enter');
  await terminal.shows('line 300 of many');
  await terminal.prompt();

  await terminal.menu('Search');
  await page.keyboard.type('line 42 of');
  await page.keyboard.press('Enter');
  await terminal.shows('line 42 of many');
  await page.keyboard.press('Escape');
  await expect(terminal.keys).toBeFocused();

  await terminal.menu('Copy as text');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const ours = copied.slice(copied.lastIndexOf('seq -f'));
  expect(ours.match(/^line \d+ of many$/gm)).toHaveLength(300);
  await expect(terminal.keys).toBeFocused();

  await terminal.menu('Larger font', 'Larger font', 'Escape');
  const columns = async (): Promise<number> => Number.parseInt((await page.locator('.term-size').textContent()) ?? '');
  await expect.poll(columns).toBe(64);
  await terminal.menu('Usual font', 'Escape');
  await expect.poll(columns).toBe(80);

  await terminal.menu('Clear');
  await expect.poll(() => terminal.text()).not.toContain('line 300');
  await expect(terminal.keys).toBeFocused();
});

test('the transcript holds what scrolled by, grows, and is saved as text', async ({ page, lab }) => {
  await lab.open('01-start-the-system');
  const { terminal } = lab;
  await terminal.type('sleep 1; for i in 1 2 3; do seq -f "part $i, %g" 400; sleep 1; done; echo over');
  await terminal.menu('Transcript');
  const text = page.getByRole('group', { name: 'Transcript of main' });
  await expect(text).toBeFocused();
  await expect(text).toContainText(/part 3, 400\nover\n.*\$\s*$/);
  const all = await text.innerText();
  const shown = all.slice(all.lastIndexOf('for i in')).match(/^part \d, \d+$/gm);
  expect(shown).toEqual([1, 2, 3].flatMap((part) => Array.from({ length: 400 }, (_, at) => `part ${part}, ${at + 1}`)));

  const saved = page.waitForEvent('download');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^main \d\d-\d\d\.txt$/);
  expect(await readFile(await download.path(), 'utf8')).toContain('part 1, 1\npart 1, 2\n');
  await page.keyboard.press('Escape');
  await expect(terminal.keys).toBeFocused();
});

test('the way out of the terminal is told where the keys are, and stands in view', async ({ page, lab }) => {
  await lab.open('01-start-the-system');
  await lab.terminal.keys.focus();
  await expect(lab.terminal.keys).toHaveAccessibleName('Terminal main');
  await expect(lab.terminal.keys).toHaveAccessibleDescription(/Control F6 leaves the terminal/);
  await expect(page.getByText('Ctrl F6 leaves')).toBeVisible();
  await page.keyboard.press('Control+F6');
  await expect(lab.terminal.keys).not.toBeFocused();
  await expect(page.getByText('Ctrl F6 leaves')).toBeHidden();
});

test('a recording is switched on and off, is seen to run, and can be saved', async ({ page, lab }) => {
  await lab.open('01-start-the-system');
  const sign = page.getByText('Recording', { exact: true });
  await expect(sign).toBeHidden();
  await lab.terminal.menu('Record');
  await expect(sign).toBeVisible();
  await lab.terminal.type('echo on the record');
  await lab.terminal.shows(/^on the record$/m);
  await lab.terminal.menu('Stop recording');
  await expect(sign).toBeHidden();

  await lab.terminal.menu('Recordings');
  const saved = page.waitForEvent('download');
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /^Save the recording of main/ })
    .press('Enter');
  const lines = (await readFile(await (await saved).path(), 'utf8')).split('\n');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ version: 2 });
  expect(lines.join('\n')).toContain('on the record');
});
