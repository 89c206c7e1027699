import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const LISTENS_WITHIN_MS = 30_000;
const PROCESS = fileURLToPath(new URL('own-runner-process.ts', import.meta.url));

export interface OwnRunner extends AsyncDisposable {
  origin: string;
  /** id of the runner’s process */
  pid: number;
}

/**
 * A runner of the benchmark’s own beside the one that is there, in another process, with a pty host of its own. Used alone it has one seat, and a
 * seat has one session a lab: so that many learners have a machine each, it is given that many copies of the lab, under names of their own.
 */
export async function openOwnRunner(root: string, lab: string, learners: number): Promise<OwnRunner> {
  await using made = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'stackyard-bench-'));
  made.defer(() => rm(folder, { recursive: true, force: true }));
  for (const part of ['stacks', 'site', 'node_modules', 'package.json'])
    await symlink(join(root, part), join(folder, part));
  await mkdir(join(folder, 'labs'));
  const words = lab.replace(/^\d+-/, '');
  for (let number = 1; number <= learners; number++)
    await cp(join(root, 'labs', lab), join(folder, 'labs', `${String(number).padStart(2, '0')}-${words}`), {
      recursive: true,
    });

  const child = spawn(
    'env',
    [`STACKYARD_ROOT=${folder}`, `STACKYARD_SESSIONS=${learners}`, process.execPath, PROCESS],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  made.defer(async () => {
    if (child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.stdin.end();
    await gone;
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the benchmark’s runner ended with code ${code}`);
  });
  const line = once(createInterface({ input: child.stdout }), 'line', {
    signal: AbortSignal.timeout(LISTENS_WITHIN_MS),
  });
  ended.catch(() => undefined);
  const [origin] = (await Promise.race([line, ended])) as [string];
  const stack = made.move();
  // machines outlive whoever made them, unless they are told
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stack.disposeAsync().finally(() => process.exit(1)));
  return { origin, pid: child.pid ?? 0, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}
