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
  expect(await shifts(page)).toBeLessThanOrEqual(BUDGET.layoutShift);
});

test('nothing moves by itself while home and a lab’s own page learn what the runner knows', async ({ page, lab }) => {
  await watchShifts(page);
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Continue: Secure update' })).toBeVisible();
  expect(await shifts(page)).toBeLessThanOrEqual(BUDGET.layoutShift);
  await page.goto('/labs/01-secure-update/');
  await expect(lab.sessionLine).toHaveAttribute('data-state', /^(ready|busy)$/);
  expect(await shifts(page)).toBeLessThanOrEqual(BUDGET.layoutShift);
});

interface Seen {
  shifted?: number;
}

/** Counts from the first paint of every page on; what follows a key or a click within half a second is not counted. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = globalThis as Seen;
    seen.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) seen.shifted = (seen.shifted ?? 0) + entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

const shifts = (page: Page): Promise<number> => page.evaluate(() => (globalThis as Seen).shifted ?? Number.NaN);
