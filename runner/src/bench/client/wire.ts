import { ACK_EVERY_BYTES, TerminalDown, type TerminalUp } from '@stackyard/protocol/frame';
import { WebSocket } from 'ws';

const HELLO_WITHIN_MS = 20_000;

/** What a page's terminal is to the runner: takes bytes, confirms them, sends keys. */
export class Wire {
  readonly frames: TerminalDown[] = [];
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  /** Settles with the hello; rejects where none comes. */
  readonly greeted: Promise<void>;
  /** Number of the next byte to come. */
  seq = 0;
  /** Called with the bytes of each frame. */
  taken: (bytes: Buffer) => void = () => undefined;
  #acked = 0;

  constructor(address: string, headers: Record<string, string>) {
    const socket = new WebSocket(address, { headers, perMessageDeflate: false });
    this.socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    this.greeted = new Promise((resolve, reject) => {
      socket.once('error', reject);
      const refuse = (why: string): void => reject(new Error(`${address.split('?', 1)[0]}: ${why}`));
      socket.once('close', (code) => refuse(`closed with ${code} before its hello`));
      const late = setTimeout(() => refuse(`no hello within ${HELLO_WITHIN_MS / 1000} s`), HELLO_WITHIN_MS);
      socket.once('message', () => {
        clearTimeout(late);
        resolve();
      });
    });
    socket.on('error', () => socket.terminate());
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.#take(data);
      else this.#hear(TerminalDown.parse(JSON.parse(data.toString())));
    });
  }

  /** Names of the problems it was told. */
  get problems(): string[] {
    return this.frames.flatMap((frame) => (frame.type === 'problem' ? [frame.problem.name] : []));
  }

  type(text: string): void {
    this.socket.send(Buffer.from(text));
  }

  tell(frame: TerminalUp): void {
    this.socket.send(JSON.stringify(frame));
  }

  /** Reads nothing from the network any more, as a page that hangs. */
  stall(): void {
    this.socket.pause();
  }

  goOn(): void {
    this.socket.resume();
  }

  #take(bytes: Buffer): void {
    this.seq += bytes.length;
    this.taken(bytes);
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
