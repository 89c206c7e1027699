import type { FilesDown, FilesUp } from '@stackyard/protocol/files';
import { backoff } from '../session/backoff.ts';

const OPEN_WITHIN_MS = 8_000;
const AGAIN_AFTER_MS = 1_500;

interface Ends {
  /** All that is to be watched, with the stamps that the page knows. */
  wanted(): FilesUp['paths'];
  changed(path: string): void;
  /** The line is there, for the first time or again, or what was missed may be there now. */
  opened(): void;
}

/** The line on which the machine tells of changes on disk. It comes back by itself; what changed meanwhile is told then. */
export class WatchLink implements Disposable {
  readonly #session: string;
  readonly #ends: Ends;
  #socket: WebSocket | null = null;
  #timer = 0;
  #asking = 0;
  #attempt = 0;
  #sent = '';
  #over = false;

  constructor(session: string, ends: Ends) {
    this.#session = session;
    this.#ends = ends;
    this.#connect();
  }

  /** Says what is to be watched now, if that is other than before. */
  refresh(): void {
    const frame: FilesUp = { type: 'watch', paths: this.#ends.wanted() };
    const text = JSON.stringify(frame);
    if (this.#socket?.readyState !== WebSocket.OPEN || text === this.#sent) return;
    this.#sent = text;
    this.#socket.send(text);
  }

  /** Has what differs told again, a moment later: it was told before and could not be looked at. */
  again(): void {
    clearTimeout(this.#asking);
    this.#asking = window.setTimeout(() => {
      this.#sent = '';
      this.refresh();
      this.#ends.opened();
    }, AGAIN_AFTER_MS);
  }

  [Symbol.dispose](): void {
    this.#over = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#asking);
    this.#socket?.close();
  }

  #connect(): void {
    const address = `${location.origin.replace(/^http/, 'ws')}/api/sessions/${this.#session}/files/watch`;
    const socket = new WebSocket(address);
    const tooLong = window.setTimeout(() => socket.close(), OPEN_WITHIN_MS);
    this.#socket = socket;
    this.#sent = '';
    socket.addEventListener('open', () => {
      clearTimeout(tooLong);
      this.refresh();
      this.#ends.opened();
    });
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data)) as FilesDown));
    socket.addEventListener('close', () => {
      clearTimeout(tooLong);
      if (this.#over) return;
      this.#attempt += 1;
      this.#timer = window.setTimeout(() => this.#connect(), backoff(this.#attempt));
    });
  }

  #hear(frame: FilesDown): void {
    if (frame.type !== 'changed') return;
    this.#attempt = 0;
    this.#ends.changed(frame.path);
  }
}
