import { TerminalDown } from '@stackyard/protocol/frame';
import { expect, vi } from 'vitest';
import { WebSocket } from 'ws';
import { patience, type Looking } from '../page-for-tests.ts';

/** A page without a browser, joined to a terminal of the pty host: it keeps all that it is sent and confirms it. */
export class LinePage {
  readonly frames: TerminalDown[] = [];
  /** The close code, once the line has ended. */
  closed: number | null = null;
  /** Number of the next byte to come. */
  seq = 0;
  readonly #socket: WebSocket;
  #chunks: Buffer[] = [];

  private constructor(address: { socket: string; path: string }, looking: Looking) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(looking)) query.set(name, String(value));
    this.#socket = new WebSocket(`ws+unix:${address.socket}:${address.path}?${query.toString()}`);
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', (code) => (this.closed = code));
    this.#socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.#take(data);
      else this.#hear(TerminalDown.parse(JSON.parse(data.toString())));
    });
  }

  static async open(address: { socket: string; path: string }, looking: Looking = {}): Promise<LinePage> {
    const page = new LinePage(address, looking);
    await vi.waitFor(() => expect(page.frames.length + (page.closed ?? 0)).toBeGreaterThan(0), patience);
    return page;
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString();
  }

  forget(): void {
    this.#chunks = [];
  }

  type(text: string): void {
    this.#socket.send(Buffer.from(text));
  }

  tell(frame: unknown): void {
    this.#socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** Ends the line without a word, as a network does. */
  break(): void {
    this.#socket.terminate();
  }

  async shows(text: string | RegExp): Promise<void> {
    const found = (): boolean => (typeof text === 'string' ? this.text.includes(text) : text.test(this.text));
    await vi.waitFor(
      () => expect(found(), `${text} in …${JSON.stringify(this.text.slice(-300))}`).toBe(true),
      patience,
    );
  }

  #take(bytes: Buffer): void {
    this.#chunks.push(bytes);
    this.seq += bytes.length;
    this.tell({ type: 'ack', seq: this.seq });
  }

  #hear(frame: TerminalDown): void {
    this.frames.push(frame);
    if (frame.type === 'hello' || frame.type === 'skip') this.seq = frame.seq;
  }
}
