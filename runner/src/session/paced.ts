/** Sends at once if nothing was sent for `everyMs`, else once more when that time is over, whatever came in between. */
export class Paced implements Disposable {
  readonly #everyMs: number;
  readonly #send: () => void;
  #sentAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  constructor(everyMs: number, send: () => void) {
    this.#everyMs = everyMs;
    this.#send = send;
  }

  /** There is something new. */
  poke(): void {
    if (this.#timer) return;
    const wait = this.#sentAt + this.#everyMs - performance.now();
    if (wait <= 0) this.#now();
    else this.#timer = setTimeout(() => this.#now(), wait);
  }

  /** Sends now, however soon that is: somebody waits for it. */
  flush(): void {
    this.#now();
  }

  #now(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sentAt = performance.now();
    this.#send();
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
