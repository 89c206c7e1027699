import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { BUDGET } from '../../runner/src/bench/budget.ts';
import { endMachine } from './fresh.ts';
import { expect, test } from './lab.ts';

const STEP = '/labs/01-secure-update/02-ship-an-update/';

for (const address of ['/', '/labs/01-secure-update/', STEP]) {
  test(`${address} loads at most ${BUDGET.scriptBytes / 1000} kB of script before a terminal opens`, async ({
    page,
  }) => {
    await page.goto('/');
    await endMachine(page, '01-secure-update');
    const sizes = new Map<string, Promise<number>>();
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script')
        sizes.set(
          response.url(),
          response.body().then((body) => gzipSync(body).length),
        );
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    const bytes = await Promise.all(sizes.values());
    expect(bytes.length, 'scripts that were seen').toBeGreaterThan(1);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(BUDGET.scriptBytes);
  });
}

test('nothing moves by itself from the load of a step’s page until its terminal has a prompt', async ({
  page,
  lab,
}) => {
  await lab.end();
  await watchShifts(page);
  await page.goto(STEP);
  await page.getByRole('button', { name: 'Start the machine' }).click();
  await lab.ready();
  await expectStill(page);
});

test('nothing moves by itself while home and a lab’s own page learn what the runner knows', async ({ page, lab }) => {
  await watchShifts(page);
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Continue: Secure update' })).toBeVisible();
  await expectStill(page);
  await page.goto('/labs/01-secure-update/');
  await expect(lab.sessionLine).toHaveAttribute('data-state', /^(ready|busy)$/);
  await expectStill(page);
});

interface Seen {
  shifted?: number;
  /** what moved, for the message */
  moved?: string[];
}

type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node?: Node }[] };

/** Counts from the first paint of every page on; what follows a key or a click within half a second is not counted. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = globalThis as Seen;
    seen.shifted = 0;
    seen.moved = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        if (entry.hadRecentInput) continue;
        seen.shifted = (seen.shifted ?? 0) + entry.value;
        const nodes = entry.sources.map(({ node }) => node?.parentElement?.className ?? node?.nodeName);
        seen.moved?.push(`${entry.value.toFixed(4)} at ${entry.startTime.toFixed(0)} ms: ${nodes.join(', ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

async function expectStill(page: Page): Promise<void> {
  const { shifted = Number.NaN, moved = [] } = await page.evaluate(() => {
    const { shifted, moved } = globalThis as Seen;
    return { shifted, moved };
  });
  expect(shifted, moved.join('\n')).toBeLessThanOrEqual(BUDGET.layoutShift);
}
