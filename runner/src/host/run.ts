import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Log } from './log.ts';

/** Runs a program of the host, its output going to the log; throws with its last line where it fails or takes too long. */
export async function runLogged(
  file: string,
  args: string[],
  { log, withinMs, onLine }: { log: Log; withinMs: number; onLine?: (line: string) => void },
): Promise<void> {
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: withinMs });
  let last = '';
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      if (line.trim() !== '') last = line.trim();
      onLine?.(line);
    });
  }
  const { code, signal } = await new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit, by) => resolve({ code: exit, signal: by }));
  });
  if (signal !== null) throw new Error(`${file} was ended after ${withinMs / 1000} s; the last it said: ${last}`);
  if (code !== 0) throw new Error(`${file} ended with exit code ${code}; the last it said: ${last}`);
}
