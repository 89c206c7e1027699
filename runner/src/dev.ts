import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { relative, resolve } from 'node:path';
import { RESTART } from './restart.ts';
import { watchFiles } from './watch-files.ts';

/**
 * The runner while its code is worked on: starts main.ts, and starts it anew when its code changes. Labs it reads anew by itself; only one that
 * has ended, over a fault in them, is started again when they change.
 */
const CODE = ['runner/src', 'runner/kit', 'runner/protocol'];
const LABS = 'labs';
/** Folders of runner/src that the runner never loads. */
const NOT_OURS = /^runner\/src\/(?:cli|host|bench|lint|author|prove|grade|report)\/|\.test\.ts$/;
const isOurs = (path: string): boolean => !NOT_OURS.test(path);
const SETTLE_MS = 200;
const END_WITHIN_MS = 6000;

let child: ChildProcess | null = null;
let ending = false;
/** One start at a time: a runner that still ends holds the port. */
let starting = Promise.resolve();

function start(): void {
  const started = spawn(process.execPath, ['runner/src/main.ts'], { stdio: 'inherit' });
  child = started;
  started.once('exit', (code) => {
    child = null;
    if (ending) process.exit(code ?? 1);
    if (code === RESTART) changed();
    else if (code !== 0) process.stderr.write('The runner has ended. It is started again when a file changes.\n');
  });
}

async function startAnew(): Promise<void> {
  const before = child;
  if (before !== null) {
    const limit = setTimeout(() => before.kill('SIGKILL'), END_WITHIN_MS);
    before.kill('SIGTERM');
    await once(before, 'exit');
    clearTimeout(limit);
  }
  if (!ending) start();
}

function changed(): void {
  starting = starting.then(startAnew);
}

await watchFiles({
  folders: [...CODE, LABS].map((folder) => resolve(folder)),
  settleMs: SETTLE_MS,
  changed: (paths) => {
    if (
      paths.map((path) => relative('.', path)).some((path) => (path.startsWith(LABS) ? child === null : isOurs(path)))
    )
      changed();
  },
  failed: (error) => process.stderr.write(`Changes may go unseen: ${String(error)}\n`),
});
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    ending = true;
    if (child === null) process.exit(0);
    child.kill(signal);
  });
start();
