import { announce } from '../layout/announce.ts';
import { showProblem } from '../layout/toast.ts';
import { countAcks } from './acks.ts';
import { withControl } from './key-row.ts';
import { TerminalLink, type PaneFrame } from './link.ts';
import type { Held } from './outbox.ts';
import type { PaneHears, PaneState, Role } from './pane-state.ts';
import { FIRST_STATE } from './pane-state.ts';
import { Replay } from './replay.ts';
import type { Screen } from './screen.ts';

const RESIZE_AFTER_MS = 50;
/** What comes this soon after a terminal was joined is its past, or its first prompt: no news. */
const QUIET_MS = 2_000;
const encoder = new TextEncoder();

/** One terminal of the page: a screen joined to its line. */
export class Pane implements Disposable {
  readonly screen: Screen;
  state: PaneState = FIRST_STATE;
  readonly #hears: PaneHears;
  readonly #link: TerminalLink;
  readonly #acks = countAcks((seq) => this.#link.tell({ type: 'ack', seq }));
  readonly #replay = new Replay();
  #wanted: Role = 'driver';
  #begun = false;
  #joinedAt = 0;
  #asked = { cols: 80, rows: 24 };
  #resize = 0;
  #control: (() => void) | null = null;

  /** `address` is the WebSocket address of the terminal, without its query. */
  constructor(screen: Screen, address: string, hears: PaneHears) {
    this.screen = screen;
    this.#hears = hears;
    const { term } = screen;
    this.fit();
    term.onData((text) => {
      if (!this.#replay.swallows(text)) this.#send(encoder.encode(this.#typed(text)));
    });
    term.onBinary((text) => this.#send(Uint8Array.from(text, (character) => character.charCodeAt(0))));
    this.#link = new TerminalLink({
      address: () => this.#address(address),
      frame: (frame) => this.#frame(frame),
      bytes: (bytes) => this.#bytes(bytes),
      open: () => {
        // The room may have changed while the line was being made.
        this.#link.tell({ type: 'resize', ...this.#asked });
        this.#become({ line: 'open', attempt: 0 });
      },
      lost: ({ attempt, nextTryAt }) => {
        const since = this.state.line === 'lost' ? this.state.since : Date.now();
        this.#become({ line: 'lost', attempt, nextTryAt, since });
      },
      dropped: () => {
        if (!this.state.dropped) announce('Keys typed while the line was down were dropped.', 'assertive');
        this.#become({ dropped: true });
      },
    });
  }

  /** What was typed and waits for the line. */
  get held(): Held | null {
    return this.#link.held;
  }

  /** Whether there is room for more than the terminal has, beyond the two rows that saying so takes. */
  isRoomier(said: boolean): boolean {
    const { cols, rows } = this.screen.term;
    return cols < this.#asked.cols || rows < this.#asked.rows - (said ? 0 : 2);
  }

  /** Keys as the learner’s own; what is typed from the page comes this way too. */
  type(text: string): void {
    if (this.screen.term.options.disableStdin) return;
    this.#send(encoder.encode(text));
    this.screen.term.scrollToBottom();
  }

  /** Ctrl of the key row: goes with the next character that is typed, then `used` is called. */
  holdControl(on: boolean, used: () => void): void {
    this.#control = on ? used : null;
  }

  /** Watches only, or types again: the terminal is joined anew in that role. */
  take(role: Role): void {
    if (role === this.#wanted) return;
    this.#wanted = role;
    if (role === 'observer') this.#link.drop();
    this.#link.renew();
  }

  retryNow(): void {
    this.#link.now();
  }

  /** Wishes for the room that there is now, once nothing has moved for 50 ms. The size itself comes back among the bytes. */
  fit(): void {
    // The line that says so takes some room while the connection is lost: no reason to redraw a program.
    const room = this.state.line === 'lost' ? null : this.screen.room();
    if (room === null || (room.cols === this.#asked.cols && room.rows === this.#asked.rows)) return;
    this.#asked = room;
    clearTimeout(this.#resize);
    this.#resize = window.setTimeout(() => this.#link.tell({ type: 'resize', ...this.#asked }), RESIZE_AFTER_MS);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#resize);
    this.#link[Symbol.dispose]();
    this.screen[Symbol.dispose]();
  }

  #send(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.state.dropped && this.state.line === 'open') this.#become({ dropped: false });
    this.#link.send(bytes);
    if (this.state.line === 'lost') this.#hears.changed();
  }

  #typed(text: string): string {
    const used = this.#control;
    if (used === null) return text;
    this.#control = null;
    used();
    return withControl(text);
  }

  #address(base: string): URL {
    const url = new URL(base);
    if (this.#begun) url.searchParams.set('since', String(this.#acks.seen()));
    url.searchParams.set('cols', String(this.#asked.cols));
    url.searchParams.set('rows', String(this.#asked.rows));
    if (this.#wanted === 'observer') url.searchParams.set('role', 'observer');
    return url;
  }

  #bytes(bytes: Uint8Array): void {
    const mark = this.#acks.received(bytes.length);
    this.screen.term.write(bytes, () => {
      this.#acks.parsed(mark);
      this.#replay.parsed(mark);
      if (this.state.role === 'observer') this.screen.follow();
    });
    if (Date.now() - this.#joinedAt > QUIET_MS) this.#hears.news();
  }

  #frame(frame: PaneFrame): void {
    const { term } = this.screen;
    switch (frame.type) {
      case 'hello':
        if (frame.reset && this.#begun) term.reset();
        term.write(frame.modes);
        this.#begun = true;
        this.#joinedAt = Date.now();
        this.#acks.begin(frame.seq);
        if (frame.reset) this.#replay.begin(frame.live);
        this.screen.watch(frame.role === 'observer');
        this.#become({ role: frame.role });
        this.#follow(frame.cols, frame.rows);
        break;
      case 'viewers':
        this.#become({ drivers: frame.drivers, observers: frame.observers });
        break;
      case 'size':
        this.#follow(frame.cols, frame.rows);
        break;
      case 'skip':
        this.#acks.begin(frame.seq);
        break;
      case 'exit':
        term.options.disableStdin = true;
        this.#hears.changed();
        break;
      case 'problem':
        showProblem(frame.problem);
        break;
    }
  }

  /** The pty’s size, the smallest of all who drive it, in its place among the bytes: each was written for the size of its time. */
  #follow(cols: number, rows: number): void {
    this.screen.term.write('', () => {
      this.screen.term.resize(cols, rows);
      this.#hears.changed();
    });
  }

  #become(part: Partial<PaneState>): void {
    this.state = { ...this.state, ...part };
    this.#hears.changed();
  }
}
