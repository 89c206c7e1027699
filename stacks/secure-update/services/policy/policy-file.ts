import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '../bus/log.ts';
import { toText } from '../yaml/fault.ts';
import { readPolicy } from './read-policy.ts';
import type { Policy } from './schema.ts';

const EVERY_MS = 200;

/** What came of reading the file: the policy that is in force from now on, or why the one before stays. */
export type Reading = { policy: Policy } | { faults: string[] };

/**
 * A policy in a file, read again when the file changes, whether it was written in place or another took its name. It is
 * looked at and not listened to, because a file that is replaced takes its listeners with it.
 */
export class PolicyFile implements AsyncDisposable {
  readonly #path: string;
  readonly #onReading: (reading: Reading) => void;
  readonly #closing = new AbortController();
  #policy: Policy | null = null;
  #faults: string[] = [];
  /** Of the file as it was last read, and as it was seen last. */
  #read = '';
  #seen = '';
  #watching: Promise<void> | undefined;

  private constructor(path: string, onReading: (reading: Reading) => void) {
    this.#path = path;
    this.#onReading = onReading;
  }

  static async open(path: string, onReading: (reading: Reading) => void): Promise<PolicyFile> {
    const file = new PolicyFile(path, onReading);
    await file.#readAt(await stampOf(path));
    file.#watching = file.#watch();
    return file;
  }

  /** The last good one; null where there has been none. */
  get policy(): Policy | null {
    return this.#policy;
  }

  /** Why there is no policy. */
  get reason(): string {
    return `no policy is in force: ${this.#faults[0] ?? 'none was read'}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    await this.#watching;
  }

  async #watch(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      await delay(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
      const stamp = await stampOf(this.#path);
      // what still changes is half written
      if (stamp !== this.#read && stamp === this.#seen) await this.#readAt(stamp);
      this.#seen = stamp;
    }
  }

  async #readAt(stamp: string): Promise<void> {
    this.#read = stamp;
    const name = basename(this.#path);
    const reading = await readFile(this.#path, 'utf8').then(readPolicy, (error: unknown) => messageOf(error));
    if (typeof reading === 'string') this.#faults = [`${name}: ${reading}`];
    else if (reading.ok) this.#policy = reading.policy;
    else this.#faults = reading.faults.map((fault) => toText(name, fault));
    const good = typeof reading !== 'string' && reading.ok;
    this.#onReading(good ? { policy: reading.policy } : { faults: this.#faults });
  }
}

/** Differs whenever the file does. */
async function stampOf(path: string): Promise<string> {
  try {
    const { ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(' ');
  } catch (error) {
    return messageOf(error);
  }
}
