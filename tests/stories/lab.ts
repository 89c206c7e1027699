import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { endMachine, freshMachine } from './fresh.ts';
import { Terminal } from './terminal.ts';

export { expect };

const LAB = '01-secure-update';

/** The page of a lab as a learner meets it: what can be read on it, what can be pressed. */
export class LabPage {
  readonly page: Page;
  readonly terminal: Terminal;

  constructor(page: Page) {
    this.page = page;
    this.terminal = new Terminal(page);
  }

  /** Opens a step's page, and waits for its machine and the prompt in its terminal. */
  async open(step: string): Promise<void> {
    await this.page.goto(`/labs/${LAB}/${step}/`);
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.sessionLine).toHaveAttribute('data-state', /^(ready|busy)$/, { timeout: 30_000 });
    await this.terminal.prompt();
  }

  async end(): Promise<void> {
    await endMachine(this.page, LAB);
  }

  get sessionLine(): Locator {
    return this.page.locator('sy-session-line');
  }

  get verdict(): Locator {
    return this.page.locator('sy-verdict');
  }

  step(name: string): Locator {
    return this.page.getByRole('navigation', { name: 'Steps' }).getByRole('listitem').filter({ hasText: name });
  }

  /** Presses Run on the first block that holds this text and waits until its command has ended well. */
  async run(text: string): Promise<void> {
    const block = this.page.locator('sy-code').filter({ hasText: text }).first();
    await block.getByRole('button', { name: /run/i }).click();
    await expect(block).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  }

  /** Takes back the last verb that left a machine behind, and waits until that is said. */
  async undo(): Promise<void> {
    await this.page.getByRole('button', { name: 'Machine' }).click();
    await this.page.getByRole('menuitem', { name: /^Undo/ }).click();
    await expect(this.sessionLine).toHaveAttribute('data-state', 'resetting');
  }

  /** Opens the Machine menu, takes a verb and says yes to the dialog that tells what is lost. */
  async machine(verb: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'Machine' }).click();
    await this.page.getByRole('menuitem', { name: verb }).first().click();
    await this.page.getByRole('dialog').getByRole('button', { name: verb }).click();
  }
}

/** Each story begins with a new attempt and a fresh machine. */
export const test = base.extend<{ lab: LabPage }>({
  lab: async ({ page }, use) => {
    await freshMachine(page, LAB);
    await use(new LabPage(page));
  },
});
