import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { PtyHostLine } from '../terminal/host/pty-host-line.ts';
import { ptyHostSocket } from '../terminal/host/words.ts';

const PROCESS = fileURLToPath(new URL('../pty-host.ts', import.meta.url));
/** It ends its shells first, and gives them up by itself after five seconds. */
const END_WITHIN_MS = 15_000;

export interface OwnPtys extends AsyncDisposable {
  line: PtyHostLine;
}

/** A pty host of a benchmark's own, in a process of its own as always: one host obeys one runner, and the installation's has its own. */
export async function startOwnPtys(
  folder: string,
  log: ConstructorParameters<typeof PtyHostLine>[1],
): Promise<OwnPtys> {
  const child = spawn('env', [`STACKYARD_DATA=${folder}`, 'STACKYARD_LOG=error', process.execPath, PROCESS], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const line = new PtyHostLine(ptyHostSocket(folder), log);
  const stop = async (): Promise<void> => {
    line[Symbol.dispose]();
    if (child.exitCode !== null) return;
    const gone = once(child, 'exit', { signal: AbortSignal.timeout(END_WITHIN_MS) });
    child.kill();
    await gone;
  };
  try {
    await line.ready();
  } catch (error) {
    await stop();
    throw error;
  }
  return { line, [Symbol.asyncDispose]: stop };
}
