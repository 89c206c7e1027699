import type { Decision, FeedDown } from '@stackyard/protocol/feed';
import { setTimeout as wait } from 'node:timers/promises';

const SEND_EVERY_MS = 100;
const MOST_AT_ONCE = 200;
/** What a machine may say within one window; the rest waits in the machine. */
const WINDOW_MS = 250;
const WINDOW_BYTES = 524_288;

/** Gathers decisions into frames: ten a second at most, the newest 200 of each; the rest is counted. */
export class FeedBatch implements Disposable {
  readonly #send: (frame: FeedDown) => void;
  readonly #signal: AbortSignal;
  #decisions: Decision[] = [];
  #skipped = 0;
  #timer: NodeJS.Timeout | null = null;
  #window = { until: 0, left: WINDOW_BYTES };

  constructor(send: (frame: FeedDown) => void, signal: AbortSignal) {
    this.#send = send;
    this.#signal = signal;
  }

  /** Takes one decision, or null for what was not understood; settles when more may be read. */
  async add(decision: Decision | null, bytes: number): Promise<void> {
    if (decision) this.#decisions.push(decision);
    if (!decision || this.#decisions.length > MOST_AT_ONCE) this.#skipped += 1;
    if (this.#decisions.length > MOST_AT_ONCE) this.#decisions.shift();
    this.#timer ??= setTimeout(() => this.#flush(), SEND_EVERY_MS);
    await this.#pace(bytes);
  }

  /** Sends a list at once, in as many frames as it takes. */
  addAll(list: readonly (Decision | null)[]): void {
    const decisions = list.filter((each) => each !== null);
    let skipped = list.length - decisions.length;
    for (let from = 0; from < decisions.length; from += MOST_AT_ONCE) {
      this.#send({ type: 'decisions', decisions: decisions.slice(from, from + MOST_AT_ONCE), skipped });
      skipped = 0;
    }
  }

  /** Sends what is left. */
  [Symbol.dispose](): void {
    this.#flush();
  }

  #flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#decisions.length === 0 && this.#skipped === 0) return;
    this.#send({ type: 'decisions', decisions: this.#decisions, skipped: this.#skipped });
    this.#decisions = [];
    this.#skipped = 0;
  }

  async #pace(bytes: number): Promise<void> {
    const now = performance.now();
    if (now > this.#window.until) this.#window = { until: now + WINDOW_MS, left: WINDOW_BYTES };
    this.#window.left -= bytes;
    if (this.#window.left > 0) return;
    // Ended by the signal is ended by its reader; the loop around sees it.
    await wait(this.#window.until - now, undefined, { signal: this.#signal }).catch(() => undefined);
  }
}
