import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';

const FLOOD_MS = 1500;
const WITHIN_MS = 30_000;
const LINES = 5000;
/** Lines that a terminal shows at least. */
const SMALLEST_PAGE = 20;
const LAST_LINE = `line ${LINES} of what a program has printed`;
const FIRST_LINE = 'line 0001 of what a program has printed';
/** Where terminals draw their lines as elements, which they do in a browser without 3D. */
const ROWS = '.term:not([hidden]) .xterm-rows, :not(.term) > .xterm .xterm-rows';
const WATCH = fileURLToPath(new URL('watch-page.js', import.meta.url));

/** What watch-page.js notes, in milliseconds since the navigation began. */
interface Eyes {
  pressed: number;
  prompt: number;
  joined: number;
  shown: number;
}

/** Opens a page that is to be measured, and waits for the prompt of its terminal. */
export async function openPage(page: Page, address: string): Promise<void> {
  await page.addInitScript({ content: `globalThis.wanted = ${JSON.stringify({ rows: ROWS, line: LAST_LINE })}` });
  await page.addInitScript({ path: WATCH });
  await page.goto(address);
  // of ours, a learner may have no machine, or may have closed every terminal
  const shown = page.locator('.xterm-rows');
  const start = page.getByRole('button', { name: 'Start the machine' });
  const none = page.getByText('No terminal is open.');
  const one = shown.or(start).or(none).filter({ visible: true }).first();
  await one.waitFor();
  if (await start.isVisible()) {
    await start.click();
    await shown.or(none).filter({ visible: true }).first().waitFor();
  }
  if (await none.isVisible()) await page.getByRole('button', { name: 'New terminal' }).click();
  await prompt(page);
}

/** From Ctrl-C, pressed in a flood, to the prompt on the screen. */
export async function interrupt(page: Page): Promise<number> {
  await page.keyboard.type('yes "$(seq -s, 30)"');
  await page.keyboard.press('Enter');
  await until(page, `eyes.lines().at(-1)?.endsWith('29,30')`);
  await delay(FLOOD_MS);
  await page.keyboard.press('Control+c');
  await until(page, 'eyes.prompt > 0');
  const { pressed, prompt: drawn } = await eyes(page);
  await delay(300);
  return drawn - pressed;
}

/** Fills the terminal with 5,000 lines, to be there again after each reload. */
export async function fill(page: Page): Promise<void> {
  await page.keyboard.type(`clear; seq -f 'line %04g of what a program has printed' ${LINES}`);
  await page.evaluate('eyes.shown = 0');
  await page.keyboard.press('Enter');
  await until(page, 'eyes.shown > 0');
  await prompt(page);
}

export interface Reload {
  /** from the navigation’s beginning, and from the opening of the terminal’s socket, to the last line on the screen */
  all: number;
  line: number;
}

export async function reload(page: Page): Promise<Reload> {
  // Told by the page: asking it would put a script of the browser’s driver among its own.
  const drawn = page.waitForEvent('console', {
    predicate: (said) => said.text() === LAST_LINE,
    timeout: WITHIN_MS,
  });
  await page.reload({ waitUntil: 'commit' });
  await drawn;
  const { joined, shown } = await eyes(page);
  await delay(500);
  return { all: shown, line: shown - joined };
}

/** Whether the first of the lines can be scrolled to, page by page: one turn of a wheel moves a few lines, however far it is turned. */
export async function holdsFirstLine(page: Page): Promise<boolean> {
  await prompt(page);
  for (let pressed = 0; pressed < LINES / SMALLEST_PAGE; pressed++) {
    await page.keyboard.press('Shift+PageUp');
    await page.evaluate('new Promise(requestAnimationFrame)');
    if (await page.evaluate(`eyes.lines().some((text) => text.includes('${FIRST_LINE}'))`)) return true;
  }
  return false;
}

async function prompt(page: Page): Promise<void> {
  await until(page, `/[$#]$/.test(eyes.lines().at(-1) ?? '')`);
  await page
    .locator('.term:not([hidden]) .xterm-helper-textarea, :not(.term) > .xterm .xterm-helper-textarea')
    .last()
    .focus();
}

const eyes = (page: Page): Promise<Eyes> =>
  page.evaluate<Eyes>('({ pressed: eyes.pressed, prompt: eyes.prompt, joined: eyes.joined, shown: eyes.shown })');

/** By expressions in text: what runs in the page has other types than what runs here. */
async function until(page: Page, expression: string): Promise<void> {
  await page.waitForFunction(expression, undefined, { polling: 50, timeout: WITHIN_MS });
}
