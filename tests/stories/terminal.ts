import { expect, type Locator, type Page } from '@playwright/test';

const PROMPT = /learner@lab:\S*\$\s*$/;

/** The terminal in front: its text as it stands on the screen, and the keyboard. */
export class Terminal {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get screen(): Locator {
    return this.page.locator('.term:not([hidden]) .xterm-rows');
  }

  /** Where keys go while the terminal has the focus. */
  get keys(): Locator {
    return this.page.locator('.term:not([hidden]) .xterm-helper-textarea');
  }

  /** The screen's lines; a space that is only a cell of the grid is a plain space here. */
  async text(): Promise<string> {
    const lines = await this.screen.locator('> div').allTextContents();
    return lines
      .map((line) => line.replaceAll(' ', ' ').trimEnd())
      .join('\n')
      .trimEnd();
  }

  async prompt(): Promise<void> {
    await expect.poll(() => this.text(), { message: 'the shell shows its prompt', timeout: 20_000 }).toMatch(PROMPT);
  }

  async shows(text: string | RegExp, timeout = 15_000): Promise<void> {
    const poll = expect.poll(() => this.text(), { message: `the terminal shows ${String(text)}`, timeout });
    await (typeof text === 'string' ? poll.toContain(text) : poll.toMatch(text));
  }

  async focus(): Promise<void> {
    await this.page.locator('.term:not([hidden]) .xterm-screen').click();
  }

  /** An empty screen: terminals stay as they are when a machine is replaced. */
  async clear(): Promise<void> {
    await this.type('clear');
    await expect.poll(() => this.text(), { message: 'only a prompt is on the screen' }).toMatch(/^learner@lab:\S*\$$/);
  }

  /** Types a line as a person does and presses Enter; does not wait for the command to end. */
  async type(line: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.type(line);
    await this.page.keyboard.press('Enter');
  }

  /** Opens the terminal's menu by its key and takes entries from it, or presses `Escape`, by keys alone. */
  async menu(...entries: string[]): Promise<void> {
    await this.page.keyboard.press('Control+Shift+F10');
    for (const entry of entries) {
      if (entry !== 'Escape') await this.#walkTo(entry);
      await this.page.keyboard.press(entry === 'Escape' ? 'Escape' : 'Enter');
    }
  }

  async #walkTo(entry: string): Promise<void> {
    const menu = this.page.getByRole('menu', { name: 'Terminal' });
    const wanted = menu
      .getByRole(/^(Watch|Screen)/.test(entry) ? 'menuitemcheckbox' : 'menuitem', { name: entry })
      .first();
    await expect(wanted).toBeVisible();
    const most = await menu.locator('.menu-item').count();
    for (let pressed = 0; pressed < most; pressed += 1) {
      if (await wanted.evaluate((item) => item === document.activeElement)) return;
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`the menu has no ${entry} that can be reached by keys`);
  }
}
