import { FRAME_LIMIT_BYTES } from '@stackyard/protocol/frame';
import { READ_BYTES } from './spawn-on-pty.ts';

const WINDOW_MS = 5;
/** One read of a pty less than a frame holds: with more, a frame of a few bytes would follow each full one. */
const FULL_BYTES = FRAME_LIMIT_BYTES - READ_BYTES;

/**
 * Decides when output is sent. Leading edge: at once if nothing was sent for 5 ms or a key has just come, so that
 * an echo never waits; what follows is collected for up to 5 ms or almost a frame.
 */
export class Coalescer {
  readonly #flush: () => void;
  #pending = 0;
  #lastAt = Number.NEGATIVE_INFINITY;
  #keyed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(flush: () => void) {
    this.#flush = flush;
  }

  noteKey(): void {
    this.#keyed = true;
  }

  noteOutput(bytes: number): void {
    this.#pending += bytes;
    if (this.#keyed || this.#pending >= FULL_BYTES) return this.flush();
    const waited = performance.now() - this.#lastAt;
    if (waited >= WINDOW_MS) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), Math.max(1, WINDOW_MS - waited));
  }

  flush(): void {
    this.stop();
    this.#pending = 0;
    this.#keyed = false;
    this.#flush();
    this.#lastAt = performance.now();
  }

  stop(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
