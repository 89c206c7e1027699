import { spawn } from 'node:child_process';

export interface Ran {
  code: number;
  output: string;
}

/**
 * Runs a program in its own process group and kills the whole group when the signal fires.
 * @param show gets each piece of output as it comes
 */
export function runProgram(
  file: string,
  args: string[],
  cwd: string,
  signal: AbortSignal,
  show: (text: string) => void,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const pieces: string[] = [];
    const take = (text: string) => {
      pieces.push(text);
      show(text);
    };
    const kill = () => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, 'SIGKILL');
    };
    signal.addEventListener('abort', kill, { once: true });
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', reject);
    child.on('close', (code, killedBy) => {
      signal.removeEventListener('abort', kill);
      if (signal.aborted) reject(new Error('stopped'));
      else
        resolve({
          code: code ?? 1,
          output: killedBy === null ? pieces.join('') : `${pieces.join('')}\nended by ${killedBy}`,
        });
    });
  });
}
