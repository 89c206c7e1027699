import type { Problem } from '@stackyard/protocol/problem';
import { Allowance } from './allowance.ts';
import { Audience } from './audience.ts';
import { Coalescer } from './coalesce.ts';
import { Hold } from './hold.ts';
import type { Exit, Mark, Program } from './host/words.ts';
import { Marks } from './marks.ts';
import { Modes } from './modes.ts';
import { Pty } from './pty.ts';
import { Recorder, type Recorded } from './recorder.ts';
import { Ring } from './ring.ts';
import { Sizing, type Size } from './size.ts';
import { Typists } from './typists.ts';
import { Viewer, type Attaching, type Screen } from './viewer.ts';

const REDRAWN_AFTER_MS = 50;
/** What a recording begins with where a command has shown so much that its prompt is no longer known. */
const RECORDED_BACK_BYTES = 65_536;
/** A person runs fewer; a program that writes marks of its own may write a million. */
const COMMANDS_PER_SECOND = 10;
/** Leaves the other screen, mouse and paste modes and colours that a program which ended may have left behind. The cursor is saved first: 1049l brings back what was saved, on any screen. */
const CLEAN = Buffer.from('\x1b7\x1b[?1049l\x1b[?1000;1002;1003;1006;2004l\x1b[?25h\x1b[?7h\x1b[!p\x1b[0m\r\n');

export interface TerminalEvents {
  mark(mark: Mark): void;
  /** A key has come. */
  input(): void;
  /** It ended, or lives again. */
  changed(): void;
  /** A recording could not go on; the terminal does. */
  recordingEnded(problem: Problem): void;
}

/**
 * A program on a pty with its output of late, and whoever looks at it. It belongs to the session and not to a socket: pages come
 * and go, and each goes on where it stopped. Several drivers may type; the program waits for the one that typed or came last.
 */
export class Terminal implements AsyncDisposable {
  /** ms since the epoch; 0: never */
  lastInputAt = 0;
  /** a command runs in the foreground */
  running = false;
  readonly #events: TerminalEvents;
  readonly #ring: Ring;
  readonly #marks: Marks;
  readonly #recorder: Recorder;
  readonly #modes = new Modes();
  readonly #commands = new Allowance(COMMANDS_PER_SECOND);
  #muted = false;
  readonly #coalescer = new Coalescer(() => this.#pump());
  readonly #viewers = new Audience();
  readonly #typists = new Typists();
  readonly #sizing = new Sizing(this.#viewers, (size) => this.#resized(size));
  readonly #hold: Hold;
  #pty: Pty | null = null;
  #exit: Exit | null = { code: null, signal: null, lost: true };

  /** Without `program` it is one whose shell was lost with the pty host before this one. */
  constructor(id: string, program: Program | null, events: TerminalEvents) {
    this.#events = events;
    this.#recorder = new Recorder(id, (problem) => events.recordingEnded(problem));
    // Numbers begin at the clock: one from before a restart of the pty host is seen to be older than this ring.
    this.#ring = new Ring(this.#sizing.size, { base: Date.now() * 1000 });
    this.#hold = new Hold(this.#ring, (paused) => (paused ? this.#pty?.pause() : this.#pty?.resume()));
    this.#marks = new Marks((mark) => this.#mark(mark));
    if (program !== null) this.#start(program);
  }

  /** How its program ended; null while it lives. */
  get exit(): Exit | null {
    return this.#exit;
  }

  /** A page that comes back before its old line was seen to break has one line: the new one. */
  attach(screen: Screen, attaching: Omit<Attaching, 'typed'>): Viewer {
    const { typist } = attaching;
    const earlier = this.#viewers.of(typist);
    if (earlier !== undefined) {
      this.detach(earlier, { cut: true });
      earlier.cut();
    }
    if (this.#viewers.size === 0 && attaching.role === 'driver') this.#sizing.now(attaching.viewport);
    const viewer = new Viewer(screen, { ...attaching, typed: this.#typists.taken(typist) }, this.#ring, this.#modes);
    this.#viewers.add(viewer);
    this.#sizing.soon();
    if (viewer.role === 'driver') this.#hold.lead(viewer.flow);
    if (viewer.isFresh && this.#modes.ownsScreenSince(viewer.flow.sent)) this.#redraw();
    if (this.#exit === null) viewer.pump(this.#ring);
    else viewer.end(this.#ring, this.#exit);
    this.#hold.look();
    return viewer;
  }

  /** `cut`: the connection broke, so that the same page is likely to be back in a moment. */
  detach(viewer: Viewer, { cut }: { cut: boolean }): void {
    if (!this.#viewers.delete(viewer)) return;
    this.#hold.leave(viewer.flow, this.#viewers.lastDriver?.flow ?? null, cut);
    this.#sizing.soon();
  }

  /** Counts input that has come, whatever became of it: it is not to be sent again. */
  count(viewer: Viewer, bytes: Uint8Array): void {
    viewer.noteTyped(this.#typists.take(viewer.typist, bytes.length));
  }

  /** False when nothing more fits because the program does not read, or there is no program. */
  input(viewer: Viewer, bytes: Uint8Array): boolean {
    this.#coalescer.noteKey();
    // First, since the learner waits for it alone.
    const taken = this.#pty?.write(bytes) ?? false;
    this.lastInputAt = Date.now();
    this.#events.input();
    this.#hold.lead(viewer.flow);
    return taken;
  }

  ack(viewer: Viewer, seq: number): void {
    viewer.flow.ack(seq);
    viewer.pump(this.#ring);
    if (viewer.role === 'driver') this.#hold.heard(viewer.flow);
  }

  /** The viewer's line has room again. */
  moved(viewer: Viewer): void {
    viewer.pump(this.#ring);
    this.#hold.look();
  }

  view(viewer: Viewer, viewport: Size): void {
    viewer.viewport = viewport;
    this.#sizing.soon();
  }

  /** Records what it shows, from the prompt of now on, so that what was done before nobody finds in it; null: no longer. */
  record(wanted: Recorded | null): Promise<void> {
    const seq = this.#ring.lastPrompt ?? this.#ring.cut(RECORDED_BACK_BYTES);
    const shown = [Buffer.from(this.#modes.before(seq)), this.#ring.read(seq, this.#ring.head - seq)];
    return this.#recorder.record(wanted, this.#sizing.size, Buffer.concat(shown));
  }

  /** Ends the shell if it lives and starts another; what was on the screen stays. */
  async again(program: Program): Promise<void> {
    await this.#endShell();
    this.#output(CLEAN);
    this.#start(program);
    for (const viewer of this.#viewers) viewer.greetAgain(this.#ring);
    this.#events.changed();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.#endShell();
    } finally {
      await this.#recorder.stop();
      this.#sizing.stop();
      this.#coalescer.stop();
      this.#hold.stop();
      this.#viewers.clear();
    }
  }

  #start(program: Program): void {
    this.#hold.release();
    this.#pty = new Pty(program, this.#sizing.size, {
      output: (chunk) => this.#output(chunk),
      exit: (exit) => this.#ended(exit),
    });
    this.#exit = null;
  }

  async #endShell(): Promise<void> {
    const pty = this.#pty;
    this.#hold.release();
    await pty?.[Symbol.asyncDispose]();
  }

  #ended(exit: { code: number | null; signal: string | null }): void {
    this.#pty = null;
    this.#exit = { ...exit, lost: false };
    this.#marks.forget();
    this.#coalescer.flush();
    for (const viewer of this.#viewers) viewer.end(this.#ring, this.#exit);
    this.#events.changed();
  }

  #output(chunk: Buffer): void {
    this.#ring.push(chunk);
    // First, since a learner may wait for it.
    this.#coalescer.noteOutput(chunk.length);
    this.#modes.push(chunk, this.#ring.head - chunk.length);
    this.#recorder.output(chunk);
    this.#marks.push(chunk);
    this.#hold.look();
  }

  #pump(): void {
    for (const viewer of this.#viewers) viewer.pump(this.#ring);
  }

  #mark(mark: Mark): void {
    if (mark.type !== 'prompt') this.running = mark.type === 'started';
    // A command is told whole or not at all, so that none seems to run for ever.
    if (mark.type === 'started') this.#muted = !this.#commands.take();
    if (!this.#muted) this.#events.mark(mark);
  }

  #resized({ cols, rows }: Size): void {
    this.#pty?.resize(cols, rows);
    this.#ring.noteResize(cols, rows);
    this.#recorder.resized({ cols, rows });
    this.#pump();
  }

  /** A program that owns the screen draws it anew when its size changes: one row less until the size settles. */
  #redraw(): void {
    const { cols, rows } = this.#sizing.size;
    this.#pty?.resize(cols, Math.max(1, rows - 1));
    setTimeout(() => this.#pty?.resize(this.#sizing.size.cols, this.#sizing.size.rows), REDRAWN_AFTER_MS);
  }
}
