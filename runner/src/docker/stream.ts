import { spawn } from 'node:child_process';

/** A program that goes on until its input ends. Disposing ends its input, and the program if that is not enough. */
export interface Stream extends Disposable {
  write: (text: string) => void;
}

export interface Hear {
  /** In UTF-8; a character is never cut. */
  output: (text: string) => void;
  /** Once, when it has ended, with what it said last; not after it was disposed. */
  ended: (said: string) => void;
}

const GRACE_MS = 3000;
/** Of what it says about itself, this much is kept. */
const MOST_SAID = 500;

/** Starts a program and gives what it prints as it comes. Never throws for what the program does. */
export function startStream(file: string, args: readonly string[], env: Record<string, string>, hear: Hear): Stream {
  const child = spawn(file, args, { stdio: 'pipe', detached: true, env });
  let said = '';
  let over = false;
  let grace: NodeJS.Timeout | undefined;
  const end = (why: string): void => {
    clearTimeout(grace);
    if (!over) hear.ended(why);
    over = true;
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => over || hear.output(text));
  child.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString('utf8')}`.slice(-MOST_SAID)));
  // what is written to a program that has ended is told by its end
  child.stdin.on('error', () => child.stdin.destroy());
  child.once('error', (error) => end(error.message));
  child.once('close', (code) => end(said.trim().split('\n').at(-1) || `exit code ${code}`));
  return {
    write: (text) => void child.stdin.write(text),
    [Symbol.dispose]: () => {
      if (over) return;
      over = true;
      child.stdin.end();
      grace = setTimeout(() => child.pid !== undefined && kill(child.pid), GRACE_MS);
      grace.unref();
    },
  };
}

function kill(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}
