import { expect, type Locator, type Page } from '@playwright/test';

/** The editor beside the lab’s text: its tree, the files that are open in it, and what it says of them. */
export class Editor {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get note(): Locator {
    return this.page.locator('.editor-note');
  }

  get status(): Locator {
    return this.page.locator('.editor-status');
  }

  get save(): Locator {
    return this.page.locator('.editor-save');
  }

  row(name: string): Locator {
    return this.page.getByRole('treeitem', { name: new RegExp(`^${name}(?: |$)`) });
  }

  /** Opens the tab, and waits until the tree is there. */
  async show(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Editor' }).click();
    await expect(this.page.getByRole('treeitem').first()).toBeVisible({ timeout: 30_000 });
  }

  /** Opens a file of the tree; its text has the focus then. */
  async open(name: string): Promise<void> {
    await this.row(name).click();
    await expect(this.page.locator('.cm-editor:not([hidden]) .cm-content')).toBeFocused();
  }

  /** The text in view; a line that belongs to the other version is not in it. */
  async text(): Promise<string> {
    return (await this.page.locator('.cm-editor:not([hidden]) .cm-line').allTextContents()).join('\n');
  }

  async shows(text: string | RegExp): Promise<void> {
    const poll = expect.poll(() => this.text(), { message: `the editor shows ${String(text)}` });
    await (typeof text === 'string' ? poll.toContain(text) : poll.toMatch(text));
  }
}
