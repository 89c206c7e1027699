import { expect, LabPage, test } from './lab.ts';

test('two pages on one terminal: the size follows who types, and each sees who watches', async ({ page, lab }) => {
  await lab.open('01-start-the-system');
  const other = await page.context().newPage();
  await other.setViewportSize({ width: 1100, height: 700 });
  const second = new LabPage(other);
  await second.open('01-start-the-system');
  const [here, there] = [page, other].map((each) => ({
    tab: each.getByRole('region', { name: 'Terminal' }).getByRole('tab').first(),
    size: each.locator('.term-size'),
    note: each.locator('.term-note'),
  }));
  if (!here || !there) throw new Error('two pages were opened');
  /** The size, once both pages have the same. */
  const sizeOfBoth = async (): Promise<string> => {
    let size: string | null = null;
    await expect(async () => {
      size = await here.size.textContent();
      expect(await there.size.textContent()).toBe(size);
    }).toPass({ timeout: 15_000 });
    return size ?? '';
  };

  await expect(here.tab).toHaveText('main2 pages type');
  await expect(there.tab).toHaveText('main2 pages type');
  await expect(here.note).toContainText('that of the smallest page that types');
  const small = await sizeOfBoth();

  await second.terminal.menu('Watch only');
  await expect(there.tab).toHaveText('mainwatching, 1 page types');
  await expect(here.tab).toHaveText('main1 watches');
  await expect(here.note).toBeHidden();
  await expect(here.size).not.toHaveText(small);
  expect(await sizeOfBoth()).not.toBe(small);
  await other.keyboard.type('not for the shell');

  await lab.terminal.type('echo typed here');
  await second.terminal.shows(/^typed here$/m);
  expect(await second.terminal.text()).not.toContain('not for the shell');
  await expect(second.terminal.screen.locator('.xterm-cursor')).toHaveClass(/xterm-cursor-outline/);

  await other.getByRole('button', { name: 'Type here' }).click();
  await expect(here.tab).toHaveText('main2 pages type');
  await expect(other.locator('.term:not([hidden]) .xterm-helper-textarea')).toBeFocused();
  await other.keyboard.type('echo typed there');
  await other.keyboard.press('Enter');
  await lab.terminal.shows(/^typed there$/m);
  await other.close();
  await expect(here.tab).toHaveText('main');
});
