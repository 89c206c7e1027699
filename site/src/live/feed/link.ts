import type { Decision, FeedDown } from '@stackyard/protocol/feed';
import { backoff } from '../session/backoff.ts';

const OPEN_WITHIN_MS = 8_000;
/** The session is over: there is nothing to come back to. */
const CLOSED_FOR_GOOD = 1000;

interface Hears {
  frame(frame: FeedDown): void;
  lost(): void;
}

/** The line to the feed of one session: comes back by itself and goes on after the last decision that `last` names. */
export class FeedLink implements Disposable {
  readonly #session: string;
  readonly #last: () => Decision | null;
  readonly #hears: Hears;
  #socket: WebSocket | null = null;
  #over = false;
  #attempt = 0;
  #timer = 0;

  constructor(session: string, last: () => Decision | null, hears: Hears) {
    this.#session = session;
    this.#last = last;
    this.#hears = hears;
    this.#connect();
  }

  [Symbol.dispose](): void {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
  }

  #connect(): void {
    const address = new URL(`/api/sessions/${this.#session}/feed`, location.origin.replace(/^http/, 'ws'));
    const last = this.#last();
    if (last) address.search = new URLSearchParams({ since: String(last.seq), at: last.at }).toString();
    const socket = new WebSocket(address);
    this.#socket = socket;
    const tooLong = window.setTimeout(() => socket.close(), OPEN_WITHIN_MS);
    socket.addEventListener('message', ({ data }) => {
      if (this.#over) return;
      this.#attempt = 0;
      this.#hears.frame(JSON.parse(String(data)) as FeedDown);
    });
    socket.addEventListener('open', () => clearTimeout(tooLong));
    socket.addEventListener('close', ({ code }) => {
      clearTimeout(tooLong);
      if (this.#over || code === CLOSED_FOR_GOOD) return;
      this.#attempt += 1;
      this.#timer = window.setTimeout(() => this.#connect(), backoff(this.#attempt));
      if (this.#attempt > 1) this.#hears.lost();
    });
  }
}
