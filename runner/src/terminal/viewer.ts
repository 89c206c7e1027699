import type { TerminalDown } from '@stackyard/protocol/frame';
import { FRAME_LIMIT_BYTES } from '@stackyard/protocol/frame';
import { Flow } from './flow.ts';
import type { Modes } from './modes.ts';
import type { Resize, Ring } from './ring.ts';
import type { Size } from './size.ts';

/** What a viewer who fell behind and is skipped forward still gets of what it missed. */
const SKIP_BACK_BYTES = 65_536;
/** A page keeps what it typed until it hears that it was taken; four times a second keeps that short. */
const TYPED_EVERY_MS = 250;

export type Role = 'driver' | 'observer';

/** The far side of a viewer: a page's WebSocket. */
export interface Screen {
  send(bytes: Buffer): void;
  tell(frame: TerminalDown): void;
  /** Bytes given to `send` that have not left this process. */
  backlog(): number;
  /** The terminal is closed for good. */
  close(): void;
  /** The page has come back on another line: this one is dropped. */
  cut(): void;
}

export interface Attaching {
  role: Role;
  viewport: Size;
  /** Everything before this byte has been seen; null: nothing has. */
  since: number | null;
  /** the page that types, for as long as it is open, whatever becomes of its line */
  typist: string;
  /** input bytes taken from it before */
  typed: number;
}

/** One attached page: a place in the ring, what it has confirmed, and the size of its window. */
export class Viewer {
  readonly role: Role;
  readonly typist: string;
  readonly flow: Flow;
  /** It began with a replay, not where it had stopped. */
  readonly isFresh: boolean;
  /** It has missed what the ring held, and is to go on from later once its line is empty. */
  isBehind = false;
  /** Its line is gone, or another one of the same page has taken its place: what still comes on it is not heard. */
  hasLeft = false;
  viewport: Size;
  readonly #screen: Screen;
  #size: Resize;
  #typed: number;
  #tellingTyped: NodeJS.Timeout | undefined;
  #ending: (() => void) | null = null;

  constructor(screen: Screen, { role, viewport, since, typist, typed }: Attaching, ring: Ring, modes: Modes) {
    const { seq, reset } = ring.startFor(since);
    this.role = role;
    this.isFresh = reset;
    this.viewport = viewport;
    this.typist = typist;
    this.#typed = typed;
    this.flow = new Flow(seq);
    this.#screen = screen;
    this.#size = ring.sizeAt(seq);
    this.#greet(ring, reset, reset ? modes.before(seq) : '');
  }

  /** Says that the same terminal has a new shell. */
  greetAgain(ring: Ring): void {
    this.#ending = null;
    this.#greet(ring, false, '');
  }

  /** Says how the shell ended, once all of its output has been sent. */
  end(ring: Ring, exit: { code: number | null; signal: string | null; lost: boolean }): void {
    this.#ending = () => this.#screen.tell({ type: 'exit', ...exit });
    this.pump(ring);
  }

  /** Confirms input at leisure: so many bytes have been taken from this typist in all. */
  noteTyped(typed: number): void {
    this.#typed = typed;
    this.#tellingTyped ??= setTimeout(() => {
      this.#tellingTyped = undefined;
      this.#screen.tell({ type: 'typed', seq: this.#typed });
    }, TYPED_EVERY_MS);
  }

  noteViewers(drivers: number, observers: number): void {
    this.#screen.tell({ type: 'viewers', drivers, observers });
  }

  /** Nothing more is told on a line that is gone. */
  leave(): void {
    this.hasLeft = true;
    clearTimeout(this.#tellingTyped);
  }

  close(): void {
    this.leave();
    this.#screen.close();
  }

  cut(): void {
    this.leave();
    this.#screen.cut();
  }

  /** Sends as much as the window takes, changes of size at the byte where they happened. */
  pump(ring: Ring): void {
    this.isBehind = this.flow.sent < ring.tail && !this.#skip(ring);
    if (this.isBehind) return;
    for (;;) {
      const next = ring.resizeAfter(this.#size);
      if (next !== undefined && next.seq <= this.flow.sent) {
        this.#size = next;
        this.#screen.tell({ type: 'size', cols: next.cols, rows: next.rows });
        continue;
      }
      const until = Math.min(next?.seq ?? ring.head, ring.head);
      const most = Math.min(FRAME_LIMIT_BYTES, this.flow.room, until - this.flow.sent);
      if (most <= 0) break;
      const bytes = ring.read(this.flow.sent, most);
      this.flow.noteSent(bytes.length);
      this.#screen.send(bytes);
    }
    if (this.flow.sent !== ring.head) return;
    this.#ending?.();
    this.#ending = null;
  }

  /** Only once its line is empty: a page that reads nothing would otherwise be sent a window more at each skip. */
  #skip(ring: Ring): boolean {
    if (this.#screen.backlog() > 0) return false;
    const seq = ring.cut(SKIP_BACK_BYTES);
    this.flow.restart(seq);
    this.#screen.tell({ type: 'skip', seq });
    return true;
  }

  #greet(ring: Ring, reset: boolean, modes: string): void {
    const { cols, rows } = this.#size;
    this.#screen.tell({
      type: 'hello',
      seq: this.flow.sent,
      reset,
      live: ring.head,
      modes,
      cols,
      rows,
      role: this.role,
      typed: this.#typed,
    });
  }
}
