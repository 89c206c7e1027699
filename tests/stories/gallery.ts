import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { env } from 'node:process';
import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

const ORIGIN = 'http://states.localhost';

/** `states`: address of the page that shows every component in every state. It is built for these stories alone. */
export const test = base.extend<{ states: string }, { built: string }>({
  built: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture’s needs from this pattern
    async ({}, use) => {
      mkdirSync('.cache', { recursive: true });
      // beside the site: a build moves files and cannot do so from one disk to another
      const folder = mkdtempSync(resolve('.cache', 'states-'));
      try {
        await build(folder);
        await use(folder);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  states: async ({ page, built }, use) => {
    await page.route(`${ORIGIN}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      return route.fulfill({ path: join(built, pathname.endsWith('/') ? `${pathname}index.html` : pathname) });
    });
    await use(`${ORIGIN}/states/`);
  },
});

function build(folder: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ['node_modules/astro/bin/astro.mjs', 'build', '--root', 'site', '--outDir', folder],
    { env: { ...env, STACKYARD_STATES: '1' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => (output += piece));
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) =>
      code === 0 ? done() : failed(new Error(`the states page could not be built (exit code ${code}):\n${output}`)),
    );
  });
}
