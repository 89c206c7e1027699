import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostConfig } from './config.ts';
import { hostProblem } from './problems.ts';

/** Lets one process at a time start an installation; a lock whose process has ended counts for nothing. */
export function takeLock({ cache, name }: HostConfig): Disposable {
  mkdirSync(cache, { recursive: true });
  const file = join(cache, `${name}.lock`);
  const release = { [Symbol.dispose]: () => rmSync(file, { force: true }) };
  if (create(file)) return release;
  const pid = Number(readFileSync(file, 'utf8'));
  if (isAlive(pid)) {
    const seconds = Math.round((Date.now() - statSync(file).mtimeMs) / 1000);
    throw hostProblem('already-starting', { pid, name, seconds });
  }
  rmSync(file, { force: true });
  if (create(file)) return release;
  throw hostProblem('already-starting', { pid: 'of another start', name, seconds: 0 });
}

function create(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // somebody else’s process is alive too
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
