const TAIL_BYTES = 4096;

/** Follows what a terminal writes: counts it, and tells the moment at which something was seen. */
export class Reader {
  bytes = 0;
  /** Gets the bytes too. */
  also: (bytes: Buffer) => void = () => undefined;
  #tail = '';
  #wanted: { isIn: (tail: string) => boolean; seen: (at: number) => void } | undefined;

  readonly take = (bytes: Buffer): void => {
    const at = performance.now();
    this.bytes += bytes.length;
    this.also(bytes);
    this.#tail = (this.#tail + bytes.toString('latin1', Math.max(0, bytes.length - TAIL_BYTES))).slice(-TAIL_BYTES);
    if (this.#wanted?.isIn(this.#tail)) this.#wanted.seen(at);
  };

  /** What is looked for next must be written after now. */
  forget(): void {
    this.#tail = '';
  }

  /** When this was seen at the end of what was written, in milliseconds of performance.now(). */
  async sees(what: string | RegExp, withinMs = 60_000): Promise<number> {
    const isIn = (tail: string): boolean => (typeof what === 'string' ? tail.includes(what) : what.test(tail));
    if (isIn(this.#tail)) return performance.now();
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const late = setTimeout(
      () => reject(new Error(`not seen within ${withinMs} ms: ${what} in …${JSON.stringify(this.#tail.slice(-200))}`)),
      withinMs,
    );
    this.#wanted = { isIn, seen: resolve };
    try {
      return await promise;
    } finally {
      clearTimeout(late);
      this.#wanted = undefined;
    }
  }
}

/** The end of a prompt of ours, or of a plain bash; colours and marks may follow it. */
export const PROMPT = new RegExp(String.raw`[$#](?:\x1b\[[\d;]*m)* (?:\x1b\][^\x07]*\x07)*(?:\x1b\[\?2004h)?$`);
