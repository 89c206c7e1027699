import { writeSync } from 'node:fs';

/** Input that may wait for a program that does not read. */
export const INPUT_LIMIT_BYTES = 1_048_576;
const FIRST_WAIT_MS = 2;
const LONGEST_WAIT_MS = 50;

/** Takes some of the bytes and says how many; throws EAGAIN when full. */
type Write = (bytes: Uint8Array) => number;

/**
 * Writes input to a pty in order, straight to its descriptor, which does not block. When the program does not read, the pty
 * is full (EAGAIN) and the writer asks again after 2 ms, then 4, up to 50; node-pty's own writer asks without pause and
 * burns a core (node-pty issue 956).
 */
export class Writer {
  readonly #write: Write;
  #queue: Uint8Array[] = [];
  #waiting = 0;
  #wait = FIRST_WAIT_MS;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(target: number | Write) {
    this.#write = typeof target === 'number' ? (bytes) => writeSync(target, bytes) : target;
  }

  /** False when nothing more fits or the pty is closed: then none of `input` is taken. */
  take(input: Uint8Array): boolean {
    if (this.#closed || this.#waiting + input.length > INPUT_LIMIT_BYTES) return false;
    if (input.length === 0) return true;
    this.#queue.push(input);
    this.#waiting += input.length;
    if (this.#timer === undefined) this.#drain();
    return true;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#queue = [];
    this.#waiting = 0;
  }

  #drain(): void {
    this.#timer = undefined;
    for (let first = this.#queue.shift(); first !== undefined; first = this.#queue.shift()) {
      const written = this.#attempt(first);
      this.#waiting -= written;
      if (this.#closed) return;
      if (written === first.length) continue;
      this.#queue.unshift(first.subarray(written));
      if (written === 0) return this.#later();
    }
  }

  #later(): void {
    this.#timer = setTimeout(() => this.#drain(), this.#wait);
    this.#wait = Math.min(LONGEST_WAIT_MS, this.#wait * 2);
  }

  #attempt(bytes: Uint8Array): number {
    try {
      const written = this.#write(bytes);
      if (written > 0) this.#wait = FIRST_WAIT_MS;
      return written;
    } catch (error) {
      const full = error instanceof Error && 'code' in error && error.code === 'EAGAIN';
      // Anything else (EIO, EBADF) means that the other side is gone; the pty's reader reports that.
      if (!full) this.close();
      return 0;
    }
  }
}
