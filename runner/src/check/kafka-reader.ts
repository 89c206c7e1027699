import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startInNetwork } from '../machine/network.ts';
import type { KafkaWanted } from './kafka-program.ts';

const PROGRAM = fileURLToPath(new URL('./kafka-program.ts', import.meta.url));
const TIMEOUT_MS = 6000;
const IDLE_MS = 120_000;
const LIMIT_BYTES = 33_554_432;

/** Readers that are in use, by the process whose network they are in. */
const readers = new Map<number, KafkaReader>();

/** Asks a broker from inside the network that the process `pid` has. Null where no answer came in time, or too long a one. */
export function askKafka(pid: number, wanted: KafkaWanted): Promise<string[] | null> {
  const reader = readers.get(pid) ?? new KafkaReader(pid, () => readers.delete(pid));
  readers.set(pid, reader);
  return reader.ask(wanted);
}

/** One reading program and its connection; it ends when nothing was asked for two minutes, when it fails, and with the runner. */
class KafkaReader {
  readonly #child;
  readonly #gone: Promise<null>;
  #queue: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  #hear: (chunk: Buffer) => void = () => undefined;

  constructor(pid: number, ended: () => void) {
    this.#child = startInNetwork({ pid }, [process.execPath, '--max-old-space-size=192', PROGRAM]);
    this.#child.stdin?.on('error', () => this.#end());
    this.#child.stdout?.on('data', (chunk: Buffer) => this.#hear(chunk));
    this.#gone = once(this.#child, 'close').then(
      () => null,
      () => null,
    );
    void this.#gone.then(ended);
  }

  /** One question at a time, in their order. */
  ask(wanted: KafkaWanted): Promise<string[] | null> {
    const answer = this.#queue.then(() => this.#ask(wanted));
    this.#queue = answer;
    return answer;
  }

  async #ask(wanted: KafkaWanted): Promise<string[] | null> {
    clearTimeout(this.#idle);
    const { promise, resolve } = Promise.withResolvers<string[] | null>();
    const chunks: Buffer[] = [];
    let bytes = 0;
    this.#hear = (chunk) => {
      chunks.push(chunk);
      bytes += chunk.length;
      const ending = Buffer.concat(chunks.slice(-2)).subarray(-3).toString();
      if (bytes > LIMIT_BYTES) resolve(null);
      else if (/(^|\n)[.!]\n$/.test(ending)) resolve(toLines(Buffer.concat(chunks)));
    };
    const late = setTimeout(() => resolve(null), TIMEOUT_MS);
    this.#child.stdin?.write(`${JSON.stringify(wanted)}\n`);
    const lines = await Promise.race([promise, this.#gone]);
    clearTimeout(late);
    this.#hear = () => undefined;
    if (lines === null) this.#end();
    else this.#idle = setTimeout(() => this.#end(), IDLE_MS).unref();
    return lines;
  }

  #end(): void {
    clearTimeout(this.#idle);
    this.#child.kill('SIGKILL');
  }
}

function toLines(answer: Buffer): string[] | null {
  const lines = answer.toString('utf8').split('\n').slice(0, -1);
  return lines.pop() === '.' ? lines : null;
}
