import { execFile } from 'node:child_process';

/** Whether a program of this name is in the PATH. */
export function isInPath(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile('sh', ['-c', 'command -v "$1"', 'sh', name], (error) => resolve(error === null));
  });
}
