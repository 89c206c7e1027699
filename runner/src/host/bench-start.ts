import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { HostConfig } from './config.ts';
import { inWords } from './durations.ts';

const WITHIN_MS = 900_000;

interface Start {
  /** from the command to the page, and to the last lab being usable */
  pageMs: number;
  usableMs: number;
  lines: string[];
}

/**
 * `bench start`: a copy of the repository without anything installed or built, a name and images of its own, no
 * caches of Docker or npm. Starts it twice, from nothing and when all is built, prints both, and removes it all.
 */
export async function benchStart(config: HostConfig): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stackyard-bench-'));
  const env = {
    ...config.env,
    STACKYARD_NAME: `${config.name}-bench`,
    STACKYARD_PORT: String(config.port + 1000),
    STACKYARD_SALT: String(Date.now()),
    CI: 'true',
    npm_config_cache: join(folder, 'npm-cache'),
  };
  const root = join(folder, 'stackyard');
  copy(config.root, root);
  const run = (...args: string[]) => start(root, env, args);
  try {
    const cold = await run('up');
    const warm = await run('up');
    process.stdout.write(`\n${report(cold, warm)}\n`);
  } finally {
    await run('down', '--all');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The files that git knows or would add, as they are now. */
function copy(from: string, to: string): void {
  const names = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: from,
    maxBuffer: 1e8,
  });
  for (const name of names.toString('utf8').split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    cpSync(join(from, name), join(to, name), { force: true, errorOnExist: false });
  }
}

async function start(root: string, env: NodeJS.ProcessEnv, args: string[]): Promise<Start> {
  const began = performance.now();
  const since = () => performance.now() - began;
  // the host’s own Node, as a person who has just cloned the repository has it
  const child = spawn('node', [join(root, 'runner/start/start.mjs'), ...args], {
    env: withoutOurs(env),
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: WITHIN_MS,
  });
  const lines: string[] = [];
  let pageMs = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.includes('Stackyard is at')) pageMs = since();
    const shown = `${inWords(since()).padStart(12)}  ${line}`;
    lines.push(shown);
    process.stdout.write(`${shown}\n`);
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`\`start.mjs ${args.join(' ')}\` ended with exit code ${code}`);
  return { pageMs, usableMs: since(), lines };
}

/** npm puts this repository’s own programs first in the PATH; a fresh clone has none. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const path = (env['PATH'] ?? '').split(':').filter((folder) => !folder.includes('node_modules'));
  return { ...env, PATH: path.join(':') };
}

function report(cold: Start, warm: Start): string {
  const ended = (start: Start) => start.lines.filter((line) => line.includes('✓')).join('\n');
  return [
    'From nothing, at which time what was done:',
    ended(cold),
    '',
    `                page up    labs usable`,
    `from nothing    ${inWords(cold.pageMs).padEnd(11)}${inWords(cold.usableMs)}    (targets: 2 min, 5 min)`,
    `all built       ${inWords(warm.pageMs).padEnd(11)}${inWords(warm.usableMs)}    (target: 5 s)`,
  ].join('\n');
}
