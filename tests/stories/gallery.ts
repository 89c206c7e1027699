import { spawn, type ChildProcess } from 'node:child_process';
import { env } from 'node:process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

const PORT = 4598;
const WITHIN_MS = 120_000;

/** Address of the page that shows every component in every state; built for these stories alone, learners never get it. */
export const test = base.extend<object, { states: string }>({
  states: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture’s needs from this pattern
    async ({}, use) => {
      mkdirSync('.cache', { recursive: true });
      // beside the site: a build moves files and cannot do so from one disk to another
      const folder = mkdtempSync(resolve('.cache', 'states-'));
      const site = ['--root', 'site', '--outDir', folder];
      await ended(astro('build', ...site));
      const served = astro('preview', ...site, '--host', '127.0.0.1', '--port', String(PORT));
      try {
        await said(served, 'localhost|127\\.0\\.0\\.1');
        await use(`http://127.0.0.1:${PORT}/states/`);
      } finally {
        served.kill('SIGKILL');
        rmSync(folder, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: WITHIN_MS },
  ],
});

function astro(...args: string[]): ChildProcess {
  return spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', ...args], {
    env: { ...env, STACKYARD_STATES: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ended(child: ChildProcess): Promise<void> {
  const output = collect(child);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`the states page could not be built (exit code ${code}):\n${output()}`);
}

function said(child: ChildProcess, pattern: string): Promise<void> {
  const output = collect(child);
  return new Promise((resolve, reject) => {
    const look = () => new RegExp(pattern).test(output()) && resolve();
    child.stdout?.on('data', look);
    child.once('close', () => reject(new Error(`the states page is not served:\n${output()}`)));
  });
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  return () => text;
}
