import { createRequire } from 'node:module';
import { ReadStream } from 'node:tty';
import type { Program } from './host/words.ts';
import { makeIn } from './machine-pts.ts';

/**
 * What a pty gives at most with one read. With room for more, libuv takes each read for the last and asks epoll before the next,
 * which takes a tenth to a third more processor time of a flood (three rounds in turns).
 */
export const READ_BYTES = 4095;
/** What else holds the terminal open when its program has ended (nohup) is no longer heard after this. */
const LAST_OUTPUT_WITHIN_MS = 200;

export interface SpawnedEvents {
  /** The bytes are good until it returns: the next read goes to the same place. */
  output(chunk: Buffer): void;
  /** Comes once, after the last output. */
  exit(code: number, signal: number): void;
}

export interface Spawned {
  pid: number;
  /** The pty’s own side: it does not block, and is closed with the end of the program. */
  fd: number;
  pause(): void;
  resume(): void;
  resize(cols: number, rows: number): void;
}

/**
 * node-pty’s compiled part. Its own reader takes new memory for each 4 KiB; reading into one place instead saves a fifth of the
 * processor time of a flood (0.65 against 0.5 s per 100 MB, `seq`, three rounds).
 */
interface Native {
  fork(
    file: string,
    args: string[],
    env: string[],
    cwd: string,
    cols: number,
    rows: number,
    uid: number,
    gid: number,
    utf8: boolean,
    helper: string,
    ended: (code: number, signal: number) => void,
  ): { fd: number; pid: number; pty: string };
  resize(fd: number, cols: number, rows: number): void;
}

let loaded: Native | undefined;
/** Loaded at the first terminal: what only knows the types of this folder works where node-pty is not built. */
function native(): Native {
  loaded ??= (createRequire(import.meta.url)('node-pty') as { native: Native }).native;
  return loaded;
}

/** Starts the program at once. Throws where node-pty has not been built. */
export function spawnOnPty(program: Program, size: { cols: number; rows: number }, events: SpawnedEvents): Spawned {
  const pty = native();
  const over = Promise.withResolvers<void>();
  const ended = async (code: number, signal: number): Promise<void> => {
    const late = setTimeout(() => stream.destroy(), LAST_OUTPUT_WITHIN_MS);
    await over.promise;
    clearTimeout(late);
    events.exit(code, signal);
  };
  const make = (): { fd: number; pid: number; name: string } => {
    const env = { ...program.env, TERM: 'xterm-256color' };
    const made = pty.fork(
      program.file,
      [...program.args],
      Object.entries(env).map(([name, value]) => `${name}=${value}`),
      '/',
      size.cols,
      size.rows,
      -1,
      -1,
      false,
      '',
      (code, signal) => void ended(code, signal),
    );
    return { fd: made.fd, pid: made.pid, name: made.pty };
  };
  const { fd, pid } = program.place === undefined ? make() : makeIn(program.place, make);
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
  const stream = new ReadStream(fd, {
    onread: {
      buffer,
      callback: (length) => {
        events.output(buffer.subarray(0, length));
        return true;
      },
    },
  });
  // The end of its program reads as EIO, and closes it.
  stream.on('error', () => undefined);
  stream.on('close', () => over.resolve());
  stream.resume();
  return {
    pid,
    fd,
    pause: () => void stream.pause(),
    resume: () => void stream.resume(),
    resize: (cols, rows) => pty.resize(fd, cols, rows),
  };
}
