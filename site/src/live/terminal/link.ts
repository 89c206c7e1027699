import type { TerminalDown, TerminalUp } from '@stackyard/protocol/frame';
import { backoff } from '../session/backoff.ts';
import { holdKeys } from './held-keys.ts';

const FRAME_BYTES = 32_768;
const OPEN_WITHIN_MS = 8_000;
/** The runner closed the terminal itself: there is nothing to come back to. */
const CLOSED_FOR_GOOD = 1000;

export interface LinkHears {
  frame(frame: TerminalDown): void;
  bytes(bytes: Uint8Array): void;
  /** Called at once after `hello`, when keys go out again. */
  open(): void;
  lost(attempt: number, nextTryAt: number): void;
  /** Keys that were held too long are gone. */
  dropped(): void;
}

/** The line between one terminal of the page and its pty: comes back by itself, goes on at the byte it knows, holds keys meanwhile. */
export class TerminalLink implements Disposable {
  readonly #address: () => URL;
  readonly #hears: LinkHears;
  readonly #held = holdKeys();
  #socket: WebSocket | null = null;
  #open = false;
  #over = false;
  #attempt = 0;
  #timer = 0;

  /** `address` is asked anew for each try, so that it names the byte to go on from and the size of now. */
  constructor(address: () => URL, hears: LinkHears) {
    this.#address = address;
    this.#hears = hears;
    this.#connect();
  }

  send(bytes: Uint8Array): void {
    if (this.#over) return;
    if (!this.#open) {
      if (!this.#held.hold(bytes, Date.now())) this.#hears.dropped();
      return;
    }
    for (let at = 0; at < bytes.length; at += FRAME_BYTES) {
      this.#socket?.send(bytes.slice(at, at + FRAME_BYTES));
    }
  }

  tell(frame: TerminalUp): void {
    if (this.#open) this.#socket?.send(JSON.stringify(frame));
  }

  /** Tries again now instead of when the wait is over. */
  now(): void {
    if (this.#over || this.#socket !== null) return;
    clearTimeout(this.#timer);
    this.#connect();
  }

  [Symbol.dispose](): void {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
  }

  #connect(): void {
    const socket = new WebSocket(this.#address());
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    const tooLong = window.setTimeout(() => socket.close(), OPEN_WITHIN_MS);
    socket.addEventListener('message', ({ data }) => {
      if (socket !== this.#socket) return;
      if (data instanceof ArrayBuffer) this.#hears.bytes(new Uint8Array(data));
      else this.#hear(JSON.parse(String(data)) as TerminalDown);
    });
    socket.addEventListener('open', () => clearTimeout(tooLong));
    socket.addEventListener('close', ({ code }) => {
      clearTimeout(tooLong);
      if (socket !== this.#socket) return;
      this.#socket = null;
      this.#open = false;
      if (this.#over || code === CLOSED_FOR_GOOD) return;
      this.#attempt += 1;
      const wait = backoff(this.#attempt);
      this.#timer = window.setTimeout(() => this.#connect(), wait);
      this.#hears.lost(this.#attempt, Date.now() + wait);
    });
  }

  #hear(frame: TerminalDown): void {
    this.#hears.frame(frame);
    if (frame.type !== 'hello') return;
    this.#attempt = 0;
    this.#open = true;
    this.#hears.open();
    const { chunks, dropped } = this.#held.take(Date.now());
    for (const chunk of chunks) this.send(chunk);
    if (dropped) this.#hears.dropped();
  }
}
