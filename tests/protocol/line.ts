import { ACK_EVERY_BYTES, TerminalDown, type TerminalUp } from '@stackyard/protocol/frame';
import { expect, vi } from 'vitest';
import { WebSocket } from 'ws';

const patience = { timeout: 20_000, interval: 20 };

/** What a page's terminal is to the runner: takes bytes, confirms them, sends keys. Keeps all output as text. */
export class Line {
  readonly frames: TerminalDown[] = [];
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  /** Number of the next byte to come. */
  seq = 0;
  #acked = 0;
  #chunks: Buffer[] = [];

  private constructor(socket: WebSocket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.#take(data);
      else this.#hear(TerminalDown.parse(JSON.parse(data.toString())));
    });
  }

  static async open(address: string, headers: Record<string, string>): Promise<Line> {
    const socket = new WebSocket(address, { headers, perMessageDeflate: false });
    const line = new Line(socket);
    const failed = Promise.withResolvers<never>();
    socket.on('error', failed.reject);
    await Promise.race([vi.waitFor(() => expect(line.frames[0]?.type).toBe('hello'), patience), failed.promise]);
    return line;
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString('latin1');
  }

  /** Names of the problems it was told. */
  get problems(): string[] {
    return this.frames.flatMap((frame) => (frame.type === 'problem' ? [frame.problem.name] : []));
  }

  forget(): void {
    this.#chunks = [];
  }

  type(text: string): void {
    this.socket.send(Buffer.from(text));
  }

  tell(frame: TerminalUp): void {
    this.socket.send(JSON.stringify(frame));
  }

  async shows(text: string | RegExp): Promise<void> {
    const found = (): boolean =>
      typeof text === 'string' ? this.text.includes(text) : text.test(this.text.slice(-5000));
    await vi.waitFor(
      () => expect(found(), `${text} in …${JSON.stringify(this.text.slice(-200))}`).toBe(true),
      patience,
    );
  }

  /** Types a line and waits until what it prints is there; `printed` must not stand in the line itself. */
  async run(line: string, printed: string | RegExp): Promise<void> {
    this.forget();
    this.type(`${line}\r`);
    await this.shows(printed);
  }

  /** Reads nothing from the network any more, as a page that hangs. */
  stall(): void {
    this.socket.pause();
  }

  goOn(): void {
    this.socket.resume();
  }

  #take(bytes: Buffer): void {
    this.#chunks.push(bytes);
    this.seq += bytes.length;
    if (this.seq - this.#acked < ACK_EVERY_BYTES) return;
    this.#acked = this.seq;
    this.tell({ type: 'ack', seq: this.seq });
  }

  #hear(frame: TerminalDown): void {
    this.frames.push(frame);
    if (frame.type !== 'hello' && frame.type !== 'skip') return;
    this.seq = frame.seq;
    this.#acked = frame.seq;
  }
}
