import { randomUUID } from 'node:crypto';
import type { TerminalDown } from '@stackyard/protocol/frame';
import { expect, vi } from 'vitest';
import type { Terminal } from './terminal.ts';
import type { Screen, Viewer } from './viewer.ts';

export const patience = { timeout: 10_000, interval: 10 };

export interface Looking {
  since?: number;
  role?: 'driver' | 'observer';
  cols?: number;
  rows?: number;
  typist?: string;
}

/** A page without a browser: it keeps all that it is sent and, unless told not to, confirms it. */
export class Page implements Screen {
  readonly frames: TerminalDown[] = [];
  readonly chunks: Buffer[] = [];
  confirms = true;
  closed = false;
  /** Number of the next byte to come. */
  seq = 0;
  #terminal: Terminal | undefined;
  #viewer: Viewer | undefined;

  look(
    terminal: Terminal,
    { since, role = 'driver', cols = 80, rows = 24, typist = randomUUID() }: Looking = {},
  ): this {
    this.#terminal = terminal;
    this.#viewer = terminal.attach(this, { role, viewport: { cols, rows }, since: since ?? null, typist });
    if (this.confirms) this.confirm();
    return this;
  }

  send(bytes: Buffer): void {
    this.chunks.push(bytes);
    this.seq += bytes.length;
    if (this.confirms) setImmediate(() => this.confirm());
  }

  tell(frame: TerminalDown): void {
    this.frames.push(frame);
    if (frame.type === 'hello' || frame.type === 'skip') this.seq = frame.seq;
  }

  backlog(): number {
    return 0;
  }

  close(): void {
    this.closed = true;
  }

  cut(): void {
    this.leave(true);
  }

  confirm(): void {
    if (this.#viewer !== undefined) this.#terminal?.ack(this.#viewer, this.seq);
  }

  /** False when it was not taken. */
  type(text: string): boolean {
    const bytes = Buffer.from(text);
    const [viewer, terminal] = [this.#viewer, this.#terminal];
    if (viewer === undefined || terminal === undefined || viewer.hasLeft) return false;
    const taken = terminal.input(viewer, bytes);
    terminal.count(viewer, bytes);
    return taken;
  }

  resize(cols: number, rows: number): void {
    if (this.#viewer !== undefined) this.#terminal?.view(this.#viewer, { cols, rows });
  }

  leave(cut: boolean): void {
    if (this.#viewer !== undefined) this.#terminal?.detach(this.#viewer, { cut });
    this.#viewer = undefined;
  }

  /** Everything since the beginning, or since `forget`. */
  get text(): string {
    return Buffer.concat(this.chunks).toString();
  }

  forget(): void {
    this.chunks.length = 0;
  }

  async shows(text: string | RegExp): Promise<void> {
    const found = (): boolean => (typeof text === 'string' ? this.text.includes(text) : text.test(this.text));
    await vi.waitFor(
      () => expect(found(), `${text} in …${JSON.stringify(this.text.slice(-300))}`).toBe(true),
      patience,
    );
  }
}
