import { readFileSync, rmSync } from 'node:fs';

/**
 * Removes a daemon’s pid file when that process is not the daemon. A machine that lost its power, and keeps /run on
 * disk, has such files after its next boot; once another process has the number, the daemon refuses to start.
 */
export function removeStalePid(file: string, program: string): void {
  const pid = read(file);
  if (pid === undefined || read(`/proc/${pid}/comm`) === program) return;
  rmSync(file);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return undefined;
    throw error;
  }
}
