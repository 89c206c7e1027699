import { expect, vi } from 'vitest';
import { Wire } from '../../runner/src/bench/client/wire.ts';

const patience = { timeout: 20_000, interval: 20 };

/** A page's terminal that keeps all output as text. */
export class Line extends Wire {
  #chunks: Buffer[] = [];

  private constructor(address: string, headers: Record<string, string>) {
    super(address, headers);
    this.taken = (bytes) => void this.#chunks.push(bytes);
  }

  static async open(address: string, headers: Record<string, string>): Promise<Line> {
    const line = new Line(address, headers);
    await line.greeted;
    return line;
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString('latin1');
  }

  forget(): void {
    this.#chunks = [];
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
}
