import { test as base, expect, type Locator, type Page } from '@playwright/test';
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

  async open(step: string): Promise<void> {
    await this.page.goto(`/labs/${LAB}/${step}/`);
  }

  /** Opens a step's page and presses Start, where no machine runs yet; returns when the terminal has a prompt. */
  async start(step: string): Promise<void> {
    await this.open(step);
    await this.page.getByRole('button', { name: 'Start the machine' }).click();
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.sessionLine).toHaveAttribute('data-state', /^(ready|busy)$/, { timeout: 30_000 });
    await this.terminal.prompt();
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

  /** Presses Run on the block that holds this text and waits until its command has ended well. */
  async run(text: string): Promise<void> {
    const block = this.page.locator('sy-code').filter({ hasText: text }).first();
    await block.getByRole('button', { name: /run/i }).click();
    await expect(block).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  }

  /** Opens the Machine menu, takes a verb and says yes to the dialog that tells what is lost. */
  async machine(verb: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'Machine' }).click();
    await this.page
      .getByRole('button', { name: verb })
      .or(this.page.getByRole('menuitem', { name: verb }))
      .click();
    await this.page.getByRole('dialog').getByRole('button').last().click();
  }
}

/** Ends what an earlier story left running, so that each begins without a machine. */
async function endSessions(page: Page): Promise<void> {
  await page.goto('/');
  const answer = await page.request.get('/api/labs');
  const { labs } = (await answer.json()) as { labs: { session: string | null }[] };
  for (const { session } of labs) {
    if (session !== null)
      await page.request.delete(`/api/sessions/${session}`, { headers: { origin: new URL(page.url()).origin } });
  }
}

export const test = base.extend<{ lab: LabPage }>({
  lab: async ({ page }, use) => {
    await endSessions(page);
    await use(new LabPage(page));
  },
});
