import type { TerminalDown, TerminalUp } from '@stackyard/protocol/frame';
import { ReturningSocket, type LostLine } from '../session/returning-socket.ts';
import { note, wake } from '../session/sightings.ts';
import { KEPT_MS, Outbox, type Held } from './outbox.ts';

/** The host confirms input a few times a second: so long without a word while keys are unconfirmed means that the line is dead. */
const SILENT_MS = 5_000;
const SILENT_OFFLINE_MS = 1_000;

/** What the page hears of; confirmations are the link’s own. */
export type PaneFrame = Exclude<TerminalDown, { type: 'typed' }>;

export interface LinkHears {
  /** The terminal’s address, without what the link adds. */
  address(): URL;
  frame(frame: PaneFrame): void;
  bytes(bytes: Uint8Array): void;
  /** Called at once after the first `hello` of a connection. */
  open(): void;
  lost(line: LostLine): void;
  /** Keys that waited too long were dropped, now. */
  dropped(): void;
}

/** The line between one terminal of the page and its pty: comes back by itself, goes on at the byte it knows, and keeps keys until they have arrived. */
export class TerminalLink implements Disposable {
  readonly #hears: LinkHears;
  readonly #outbox = new Outbox();
  readonly #typist = randomId();
  readonly #socket: ReturningSocket;
  #isUp = false;
  #heardAt = 0;
  #silence = 0;
  #expiry = 0;

  constructor(hears: LinkHears) {
    this.#hears = hears;
    this.#socket = new ReturningSocket({
      address: () => this.#begin(),
      text: (text) => this.#hear(JSON.parse(text) as TerminalDown),
      bytes: (bytes) => {
        this.#heardAt = Date.now();
        hears.bytes(bytes);
      },
      lost: (line) => {
        this.#down();
        hears.lost(line);
      },
    });
  }

  /** What was typed and waits for the line; null while it is open. */
  get held(): Held | null {
    return this.#isUp ? null : this.#outbox.held;
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#outbox.add(bytes, Date.now())) this.#flush();
    else this.#dropped();
    if (!this.#isUp) this.#expireLater();
  }

  tell(frame: TerminalUp): void {
    if (this.#isUp) this.#socket.send(JSON.stringify(frame));
  }

  /** Forgets what waits: the page will only watch. */
  drop(): void {
    this.#outbox.drop();
  }

  now(): void {
    this.#socket.now();
  }

  renew(): void {
    this.#socket.renew();
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#expiry);
    this.#socket[Symbol.dispose]();
  }

  #begin(): URL {
    this.#down();
    const address = this.#hears.address();
    address.searchParams.set('typist', this.#typist);
    return address;
  }

  #down(): void {
    this.#isUp = false;
    this.#outbox.cut();
    this.#expireLater();
  }

  #hear(frame: TerminalDown): void {
    this.#heardAt = Date.now();
    if (frame.type === 'typed') return this.#outbox.confirm(frame.seq);
    this.#hears.frame(frame);
    if (frame.type !== 'hello') return;
    if (this.#isUp) return this.#outbox.confirm(frame.typed);
    this.#isUp = true;
    clearTimeout(this.#expiry);
    const told = this.#outbox.dropped;
    const dropped = this.#outbox.resume(frame.typed, Date.now());
    this.#hears.open();
    this.#flush();
    if (dropped > told) this.#dropped();
  }

  #flush(): void {
    for (const bytes of this.#outbox.take()) this.#socket.send(bytes);
    if (this.#isUp && this.#outbox.oldest !== null) this.#watchSilence();
  }

  #watchSilence(): void {
    if (this.#silence !== 0) return;
    this.#silence = window.setTimeout(() => {
      this.#silence = 0;
      const { oldest } = this.#outbox;
      if (!this.#isUp || oldest === null) return;
      const most = navigator.onLine ? SILENT_MS : SILENT_OFFLINE_MS;
      if (Date.now() - Math.max(oldest, this.#heardAt) >= most) wake();
      else this.#watchSilence();
    }, SILENT_OFFLINE_MS);
  }

  #expireLater(): void {
    clearTimeout(this.#expiry);
    const { oldest } = this.#outbox;
    if (oldest === null) return;
    const expire = (): unknown => this.#outbox.expire(Date.now()) && this.#dropped();
    this.#expiry = window.setTimeout(expire, oldest + KEPT_MS + 1 - Date.now());
  }

  #dropped(): void {
    note({ what: 'dropped', at: Date.now() });
    this.#hears.dropped();
  }
}

/** Of this page and this terminal alone; `randomUUID` is not there for pages without TLS. */
function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(36).padStart(2, '0')).join('');
}
