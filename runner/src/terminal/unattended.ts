const WINDOW_MS = 100;
/** 4 MB/s: a twentieth of what a flood can write, and far more than a program that does something useful writes. */
const BYTES_A_WINDOW = 400_000;

/**
 * Slows a program that nobody watches. It is never stopped, but a flood in a tab that was closed would otherwise keep the
 * runner busy for everybody.
 */
export class Unattended {
  readonly #again: () => void;
  #since = Number.NEGATIVE_INFINITY;
  #from = 0;
  #timer: NodeJS.Timeout | undefined;

  /** `again` is called when it is time to ask once more. */
  constructor(again: () => void) {
    this.#again = again;
  }

  /** Whether the program has written its share of this tenth of a second; `head` counts its output. */
  waits(head: number): boolean {
    const elapsed = performance.now() - this.#since;
    if (elapsed >= WINDOW_MS) {
      this.#since = performance.now();
      this.#from = head;
      return false;
    }
    if (head - this.#from < BYTES_A_WINDOW) return false;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#again();
    }, WINDOW_MS - elapsed);
    return true;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
