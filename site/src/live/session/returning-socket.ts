import { backoff } from './backoff.ts';
import { onWake } from './sightings.ts';

const OPEN_WITHIN_MS = 8_000;
/** A try that ends so soon was refused: somebody was there to say no, or nobody listens. */
const REFUSED_WITHIN_MS = 1_000;
/** The far side closed of its own will: there is nothing to come back to. */
const CLOSED_FOR_GOOD = 1000;

/** A line that is down, after try number `attempt`. */
export interface LostLine {
  attempt: number;
  nextTryAt: number;
  refused: boolean;
}

export interface SocketHears {
  /** The address of the next try; asked anew for each, so that it can name where to go on. What was open before is so no more. */
  address(): URL;
  open?(): void;
  text(text: string): void;
  bytes?(bytes: Uint8Array): void;
  lost(line: LostLine): void;
}

/**
 * A WebSocket that comes back: by itself after a cut, at once when the page comes into view or the network returns. Tries are counted until
 * a frame comes, because a server that opens a line and ends it again is not back.
 */
export class ReturningSocket implements Disposable {
  readonly #hears: SocketHears;
  readonly #life = new AbortController();
  #socket: WebSocket | null = null;
  #attempt = 0;
  /** As `attempt`, from when there last was a reason to hope: waits grow with it. */
  #waits = 0;
  #timer = 0;

  constructor(hears: SocketHears) {
    this.#hears = hears;
    const { signal } = this.#life;
    onWake(() => this.renew(), signal);
    const inView = (): unknown => document.visibilityState === 'visible' && this.now();
    document.addEventListener('visibilitychange', inView, { signal });
    this.#connect();
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** False where the line is not open: nothing was sent. */
  send(data: string | Uint8Array<ArrayBuffer>): boolean {
    if (!this.isOpen) return false;
    this.#socket?.send(data);
    return true;
  }

  /** Tries now instead of when the wait is over; also a line that was closed for good. */
  now(): void {
    if (this.#socket === null) this.renew();
  }

  /** Leaves the line, which may be dead without a word, for a new one. */
  renew(): void {
    if (this.#life.signal.aborted) return;
    this.#waits = 0;
    this.#leave();
    this.#connect();
  }

  [Symbol.dispose](): void {
    this.#life.abort();
    this.#leave();
  }

  #leave(): void {
    clearTimeout(this.#timer);
    const left = this.#socket;
    this.#socket = null;
    left?.close();
  }

  #connect(): void {
    const socket = new WebSocket(this.#hears.address());
    const begun = Date.now();
    let opened = false;
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    const tooLong = window.setTimeout(() => socket.close(), OPEN_WITHIN_MS);
    const isOurs = (): boolean => socket === this.#socket;
    socket.addEventListener('open', () => {
      clearTimeout(tooLong);
      opened = true;
      if (isOurs()) this.#hears.open?.();
    });
    socket.addEventListener('message', ({ data }) => {
      if (!isOurs()) return;
      this.#attempt = 0;
      this.#waits = 0;
      if (data instanceof ArrayBuffer) this.#hears.bytes?.(new Uint8Array(data));
      else this.#hears.text(String(data));
    });
    socket.addEventListener('close', ({ code }) => {
      clearTimeout(tooLong);
      if (!isOurs()) return;
      this.#socket = null;
      if (code === CLOSED_FOR_GOOD) return;
      this.#attempt += 1;
      this.#waits += 1;
      const wait = backoff(this.#waits);
      this.#timer = window.setTimeout(() => this.#connect(), wait);
      const refused = !opened && Date.now() - begun < REFUSED_WITHIN_MS;
      this.#hears.lost({ attempt: this.#attempt, nextTryAt: Date.now() + wait, refused });
    });
  }
}
