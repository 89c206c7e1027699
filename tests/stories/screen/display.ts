import { expect, test as base, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Terminal } from '../terminal.ts';
import { readPicture, type Picture } from './picture.ts';

export { expect };

const LAB = '01-secure-update';
const SETTLED_WITHIN_MS = 20_000;
const Started = z.object({ id: z.string(), state: z.string() });
const Opened = z.object({ id: z.string(), name: z.string() });

/** A terminal of the page whose program runs in tmux, so that tmux can be asked what the screen must show. */
export class Display {
  readonly page: Page;
  readonly terminal: Terminal;
  readonly #session: string;
  /** Of the learner's home; the program starts in it. */
  readonly #folder: string;

  constructor(page: Page, session: string, folder: string) {
    this.page = page;
    this.terminal = new Terminal(page);
    this.#session = session;
    this.#folder = folder;
  }

  /** Saves a file for the program, in its folder. */
  async save(name: string, content: string): Promise<void> {
    const answer = await this.page.request.post(`/api/sessions/${this.#session}/file`, {
      headers: { origin: new URL(this.page.url()).origin },
      data: { path: `${this.#folder}/${name}`, content },
    });
    expect(answer.ok(), `saving ${name}: ${await answer.text()}`).toBe(true);
  }

  /** Starts a program on the whole screen. */
  async start(program: string): Promise<void> {
    for (const name of ['tmux.conf', 'camera.sh'])
      await this.save(name, readFileSync(join(import.meta.dirname, name), 'utf8'));
    await this.save('program', `${program}\n`);
    await this.terminal.type(
      `cd ~/${this.#folder} && (setsid -f sh camera.sh 2>camera.log) && tmux -u -S socket -f tmux.conf new-session 'bash program'`,
    );
    await expect.poll(() => this.picture().catch(() => null), { message: 'tmux runs', timeout: 15_000 }).toBeTruthy();
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async picture(): Promise<Picture> {
    const path = encodeURIComponent(`${this.#folder}/picture`);
    const answer = await this.page.request.get(`/api/sessions/${this.#session}/files/content?path=${path}`);
    const { content } = z.object({ content: z.string() }).parse(await answer.json());
    return readPicture(content);
  }

  /** The page's rows. xterm keeps the end of a line that was longer before, out of view: it is cut here, too. */
  async rows(cols: number): Promise<string[]> {
    const rows = await this.terminal.screen.locator('> div').allTextContents();
    return rows.map((row) => Array.from(row.replaceAll('\u00a0', ' ')).slice(0, cols).join('').trimEnd());
  }

  /** Waits until the page shows what tmux has, row by row, and `what` is in it. */
  async agrees(what: string | RegExp = ''): Promise<Picture> {
    let picture: Picture | undefined;
    const shown = typeof what === 'string' ? expect.stringContaining(what) : expect.stringMatching(what);
    await expect(async () => {
      picture = await this.picture();
      expect(picture.rows.join('\n'), 'what tmux has').toEqual(shown);
      expect(await this.rows(picture.cols), 'the rows of the page, against those of tmux').toEqual(picture.rows);
    }).toPass({ timeout: SETTLED_WITHIN_MS, intervals: [100, 100, 250] });
    if (picture === undefined) throw new Error('no picture was taken');
    return picture;
  }
}

/** Each story has a terminal of its own in the machine that is there. */
export const test = base.extend<{ display: Display }>({
  display: async ({ page }, use) => {
    await page.goto('/');
    const headers = { origin: new URL(page.url()).origin };
    const post = async (path: string, data?: object) => {
      const answer = await page.request.post(path, { headers, ...(data && { data }) });
      expect(answer.ok(), `POST ${path}: ${await answer.text()}`).toBe(true);
      const body: unknown = await answer.json();
      return body;
    };
    const { id } = Started.parse(await post(`/api/labs/${LAB}/session`));
    const state = async () => Started.parse(await (await page.request.get(`/api/sessions/${id}`)).json()).state;
    await expect.poll(state, { message: 'the machine is ready', timeout: 45_000 }).toBe('ready');
    await page.goto(`/labs/${LAB}/01-start-the-system/`);
    const terminal = Opened.parse(await post(`/api/sessions/${id}/terminals`, { name: 'screen' }));
    try {
      await page.getByRole('tab', { name: terminal.name }).click();
      const display = new Display(page, id, `screen/${terminal.id}`);
      await display.terminal.prompt();
      await use(display);
    } finally {
      await page.request.delete(`/api/sessions/${id}/terminals/${terminal.id}`, { headers });
    }
  },
});
