import { constants } from 'node:os';
import { endSession, isAlive } from './end-session.ts';
import type { Program } from './host/words.ts';
import { spawnOnPty, type Spawned } from './spawn-on-pty.ts';
import { Writer } from './writer.ts';

/** While a pty is paused its program may end; what it has not read then is thrown away after 200 ms. */
const ALIVE_EVERY_MS = 50;
/** The end is told at once, or 200 ms after it where something else holds the terminal open. */
const TOLD_WITHIN_MS = 5000;

interface Exit {
  code: number | null;
  signal: string | null;
}

export interface PtyEvents {
  /** The bytes are good until it returns. */
  output(chunk: Buffer): void;
  /** Comes once, after the last output. */
  exit(exit: Exit): void;
}

/** A process on a pty of its own. Output is bytes: decoding belongs to whoever shows it. */
export class Pty implements AsyncDisposable {
  readonly pid: number;
  readonly #spawned: Spawned;
  readonly #writer: Writer;
  readonly #events: PtyEvents;
  readonly #ended = Promise.withResolvers<void>();
  #watch: NodeJS.Timeout | undefined;
  #exited = false;

  constructor(program: Program, size: { cols: number; rows: number }, events: PtyEvents) {
    this.#events = events;
    this.#spawned = spawnOnPty(program, size, {
      output: (chunk) => events.output(chunk),
      exit: (code, signal) => this.#end(code, signal),
    });
    this.pid = this.#spawned.pid;
    this.#writer = new Writer(this.#spawned.fd);
  }

  /** False when the program has not read for so long that no more fits, or has ended. */
  write(input: Uint8Array): boolean {
    return this.#writer.take(input);
  }

  pause(): void {
    if (this.#exited || this.#watch !== undefined) return;
    this.#spawned.pause();
    this.#watch = setInterval(() => {
      if (!isAlive(this.pid)) this.resume();
    }, ALIVE_EVERY_MS);
  }

  resume(): void {
    if (this.#watch === undefined) return;
    clearInterval(this.#watch);
    this.#watch = undefined;
    this.#spawned.resume();
  }

  resize(cols: number, rows: number): void {
    if (this.#exited) return;
    try {
      this.#spawned.resize(cols, rows);
    } catch (error) {
      // It has ended, and the end is not told yet: node-pty knows no code for what the system refuses (EBADF, ENOTTY).
      if (!(error instanceof Error && error.message.startsWith('ioctl(2) failed'))) throw error;
    }
  }

  /** Ends the program and what it started on this terminal; returns when all of it is seen to be gone. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#writer.close();
    this.resume();
    await endSession(this.pid);
    const late = setTimeout(() => {
      this.#ended.reject(new Error(`the end of process ${this.pid} was not told within ${TOLD_WITHIN_MS} ms`));
    }, TOLD_WITHIN_MS);
    await this.#ended.promise.finally(() => clearTimeout(late));
  }

  #end(exitCode: number, signal: number): void {
    this.#exited = true;
    clearInterval(this.#watch);
    this.#watch = undefined;
    this.#writer.close();
    this.#events.exit(signal === 0 ? { code: exitCode, signal: null } : { code: null, signal: signalName(signal) });
    this.#ended.resolve();
  }
}

function signalName(number: number): string {
  const found = Object.entries(constants.signals).find(([, value]) => value === number);
  return found?.[0] ?? `signal ${number}`;
}
