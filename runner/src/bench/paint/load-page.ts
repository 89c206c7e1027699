import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from '@playwright/test';

/** What comes late: news from the runner, the fonts, what scripts show. */
const SETTLE_MS = 1000;
const WITHIN_MS = 30_000;

/** What one load of a page cost. */
export interface Load {
  paintMs: number;
  shift: number;
  scriptBytes: number;
}

/** Loads a page in a tab of its own, and closes that. */
export async function loadPage(context: BrowserContext, address: string): Promise<Load> {
  const page = await context.newPage();
  const scripts = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      scripts.set(
        response.url(),
        response.body().then((body) => gzipSync(body).length),
      );
  });
  // By text: what runs in the page has other types than what runs here.
  await page.addInitScript(`
    globalThis.seen = { paint: 0, shift: 0 };
    const watch = (type, see) =>
      new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true });
    watch('largest-contentful-paint', (entry) => (seen.paint = entry.startTime));
    watch('layout-shift', (entry) => entry.hadRecentInput || (seen.shift += entry.value));
  `);
  await page.goto(address, { waitUntil: 'load', timeout: WITHIN_MS });
  await untilPainted(page);
  await delay(SETTLE_MS);
  const { paint, shift } = await page.evaluate<{ paint: number; shift: number }>('seen');
  const sizes = await Promise.all(scripts.values());
  await page.close();
  return { paintMs: paint, shift, scriptBytes: sizes.reduce((sum, each) => sum + each, 0) };
}

/** Asked from outside: what waits inside a page is text to be evaluated, which the page's own policy refuses. */
async function untilPainted(page: Page): Promise<void> {
  const deadline = performance.now() + WITHIN_MS;
  while (!(await page.evaluate<boolean>('seen.paint > 0'))) {
    if (performance.now() > deadline) throw new Error(`${page.url()} painted nothing within ${WITHIN_MS / 1000} s`);
    await delay(50);
  }
}
