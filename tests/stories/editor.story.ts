import { AxeBuilder } from '@axe-core/playwright';
import { Editor } from './editor.ts';
import { expect, test, type LabPage } from './lab.ts';

const STEP = '01-start-the-system';

/** Opens the step with a file in its folder, and the editor on it. */
async function withFile(lab: LabPage, name: string, content: string): Promise<Editor> {
  await lab.open(STEP);
  await lab.terminal.type(`printf '${content}' > ${name}`);
  const editor = new Editor(lab.page);
  await editor.show();
  await editor.open(name);
  return editor;
}

test('a file is opened from the tree, edited and saved; the terminal sees it, and what the terminal changes is seen', async ({
  page,
  lab,
}) => {
  const editor = await withFile(lab, 'notes.yaml', 'one: 1\\ntwo: 2\\n');
  await editor.shows('one: 1\ntwo: 2');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('three: 3');
  await expect(editor.status).toHaveText('unsaved');
  await page.keyboard.press('Control+s');
  await expect(editor.status).toHaveText(/^saved \d\d:\d\d$/);
  await lab.terminal.type('clear; cat notes.yaml');
  await lab.terminal.shows(/one: 1\s+two: 2\s+three: 3/);

  await page.locator('.cm-line', { hasText: 'three: 3' }).click();
  await page.keyboard.press('End');
  await lab.terminal.type("sed -i '1i zero: 0' notes.yaml; sed -i s/two:/deux:/ notes.yaml");
  await editor.shows('zero: 0\none: 1\ndeux: 2\nthree: 3');
  await expect(editor.note).toBeHidden();
  // From the terminal the key leads to the text, and to where it was left.
  await page.keyboard.press('Control+F6');
  await page.keyboard.type('!');
  await editor.shows('three: 3!');
});

test('where the disk and the editor have both changed nothing is overwritten until one is chosen', async ({
  page,
  lab,
}) => {
  const editor = await withFile(lab, 'both.txt', 'one\\ntwo\\n');
  await page.keyboard.type('mine ');
  await lab.terminal.type('echo theirs >> both.txt');
  await expect(editor.note).toContainText('both.txt has changed on disk, and here too.');
  await expect(page.locator('.cm-deletedChunk', { hasText: 'theirs' })).toBeVisible();
  await editor.save.click();
  await expect(page.getByRole('button', { name: 'Keep mine' })).toBeFocused();
  await lab.terminal.type('clear; tail -n 1 both.txt');
  await lab.terminal.shows(/^theirs$/m);

  await page.getByRole('button', { name: 'Take theirs' }).click();
  await editor.shows(/^one\ntwo\ntheirs/);
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('mine again ');
  await lab.terminal.type('echo more >> both.txt');
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await expect(editor.status).toHaveText(/^saved/);
  await lab.terminal.type('clear; cat both.txt');
  await lab.terminal.shows(/mine again one\s+two\s+theirs\s+learner/);
});

test('a file that goes away keeps its text, and saving writes it again', async ({ lab }) => {
  const editor = await withFile(lab, 'gone.txt', 'still here\\n');
  await lab.terminal.type('rm gone.txt');
  await expect(editor.note).toContainText('gone.txt is no longer on disk.');
  await expect(editor.row('gone.txt')).toBeHidden();
  await editor.shows('still here');
  await editor.save.click();
  await expect(editor.note).toBeHidden();
  await expect(editor.row('gone.txt')).toBeVisible();
});

test('what cannot be edited says why', async ({ page, lab }) => {
  await lab.open(STEP);
  await lab.terminal.type(
    "mkdir odd; cd odd; printf 'a\\0b' > program; printf '\\351t\\351' > latin; head -c 2M /dev/zero | tr '\\0' x > large; mkfifo pipe; echo x > fixed; chmod 444 fixed; cd ..",
  );
  const editor = new Editor(page);
  await editor.show();
  await editor.row('odd').click();
  const empty = page.locator('.editor-empty');
  for (const [name, words] of [
    ['program', 'This file is not text.'],
    ['latin', 'This file is not UTF-8.'],
    ['large', 'The file is too large to show.'],
  ] as const) {
    await editor.row(name).click();
    await expect(empty).toContainText(words);
  }
  await expect(editor.row('pipe')).toHaveAttribute('aria-disabled', 'true');
  await editor.open('fixed');
  await expect(editor.note).toContainText('You may read this file, and not write it.');
  await page.keyboard.type('y');
  expect(await editor.text()).toBe('x\n');
});

test('a page that is loaded anew has the file, the cursor’s place and what was not saved', async ({ page, lab }) => {
  let editor = await withFile(lab, 'draft.txt', 'saved\\n');
  await page.keyboard.type('not saved, ');
  await expect(editor.status).toHaveText('unsaved');
  await page.reload();
  await lab.ready();
  editor = new Editor(page);
  await editor.show();
  await editor.shows('not saved, saved');
  await expect(editor.status).toHaveText('unsaved');
  await page.getByRole('tab', { name: /^draft\.txt/ }).press('Delete');
  const question = page.getByRole('dialog', { name: 'Close draft.txt without saving?' });
  await question.getByRole('button', { name: 'Stay' }).click();
  await editor.shows('not saved, saved');
  await page.getByRole('tab', { name: /^draft\.txt/ }).press('Delete');
  await question.getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('.editor-empty')).toContainText('No file is open.');
});

test('keys alone: a file is made, written, renamed and deleted in the tree', async ({ page, lab }) => {
  await lab.open(STEP);
  const editor = new Editor(page);
  await editor.show();
  await page.getByRole('button', { name: 'New file' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('made.sh');
  await page.keyboard.press('Enter');
  await expect(page.locator('.cm-content')).toBeFocused();
  await page.keyboard.type('if true\n\techo');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+s');
  await expect(editor.status).toHaveText(/^saved/);
  // Escape, then Tab, leaves the text instead of indenting it.
  const text = await editor.text();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Tab');
  await expect(page.locator('.cm-content')).not.toBeFocused();
  expect(await editor.text()).toBe(text);

  await editor.row('made.sh').focus();
  await page.keyboard.press('F2');
  await page.getByRole('dialog').getByLabel('Its new name').fill('renamed.sh');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'renamed.sh' })).toBeVisible();
  await editor.row('renamed.sh').focus();
  await page.keyboard.press('Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).press('Enter');
  await expect(editor.row('renamed.sh')).toBeHidden();
  await expect(page.getByRole('tab', { name: 'renamed.sh' })).toBeHidden();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the editor holds the accessibility rules in ${colorScheme}`, async ({ page, lab }) => {
    await page.emulateMedia({ colorScheme });
    const editor = await withFile(lab, 'rules.ts', 'const one: number = 1; // first\\n');
    await page.keyboard.type("const text = 'mine';\n");
    await lab.terminal.type('echo "// theirs" >> rules.ts');
    await expect(editor.note).toBeVisible();
    const { violations } = await new AxeBuilder({ page })
      .include('sy-editor')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the editor is a tab at the bottom; tree and text take turns', async ({ page, lab }) => {
    await page.goto(`/labs/01-secure-update/${STEP}/`);
    await page.locator('nav.panes').getByRole('button', { name: 'Editor' }).tap();
    const editor = new Editor(page);
    await editor.row('compose.yaml').tap();
    await editor.shows('services:');
    await expect(editor.row('compose.yaml')).toBeHidden();
    await page.getByRole('button', { name: 'Show the files' }).tap();
    await expect(editor.row('compose.yaml')).toBeVisible();
    await lab.end();
  });
});
