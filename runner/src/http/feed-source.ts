import { Decision, type Feed } from '@stackyard/protocol/feed';
import { request, type IncomingMessage } from 'node:http';
import { z } from 'zod';
import { problem } from '../problems.ts';
import { EndlessEvent, readEvents } from './event-stream.ts';

const ANSWER_WITHIN_MS = 3000;
const EVENT_LIMIT_CHARACTERS = 65_536;
const LIST_LIMIT_BYTES = 4 * 1_048_576;
/** As many as a page keeps. */
const MOST_RECENT = 500;
const ALIVE_MS = 10_000;

/** The last decision that a reader has. */
export type Seen = Pick<Decision, 'seq' | 'at'>;
/** `bytes`: how long what came was, understood or not. */
interface Read {
  decision: Decision | null;
  bytes: number;
}

/** Reads the feed of the machine at `address`. Whatever it says is checked; every fault is a problem in words. */
export class FeedSource {
  readonly #address: string;
  readonly #feed: Feed;
  readonly #signal: AbortSignal;

  constructor(address: string, feed: Feed, signal: AbortSignal) {
    this.#address = address;
    this.#feed = feed;
    this.#signal = signal;
  }

  /**
   * What a reader lacks who has seen that much: what came after it or, where the system has begun anew since (or the reader has
   * nothing), the newest. Null stands for what was not understood.
   */
  async recent(seen: Seen | null): Promise<{ anew: boolean; decisions: (Decision | null)[] }> {
    const { path } = this.#feed;
    if (seen) {
      const [first, ...after] = await this.#list(`${path}?since=${Math.max(0, seen.seq - 1)}`);
      if (first?.seq === seen.seq && first.at === seen.at) return { anew: false, decisions: after };
    }
    return { anew: true, decisions: (await this.#list(path)).slice(-MOST_RECENT) };
  }

  /** Opens the stream after that number; iterating over it ends when the machine ends it. */
  async open(after: number): Promise<AsyncIterable<Read>> {
    const { path, port } = this.#feed;
    const answer = await this.#get(`${path}/stream`, { accept: 'text/event-stream', 'last-event-id': String(after) });
    const type = answer.headers['content-type'] ?? 'no type';
    if (!type.startsWith('text/event-stream')) {
      answer.destroy();
      throw problem('feed-not-understood', { port, said: `a body of ${type.slice(0, 60)}` });
    }
    return this.#read(answer);
  }

  async #list(path: string): Promise<(Decision | null)[]> {
    const { port } = this.#feed;
    const answer = await this.#get(path, { accept: 'application/json' });
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of answer as AsyncIterable<Buffer>) {
      parts.push(part);
      bytes += part.length;
      if (bytes > LIST_LIMIT_BYTES) throw problem('feed-not-understood', { port, said: `more than ${bytes} bytes` });
    }
    const list = z.array(z.unknown()).safeParse(parsed(Buffer.concat(parts).toString('utf8')));
    if (!list.success) throw problem('feed-not-understood', { port, said: 'no JSON array' });
    return list.data.map((each) => Decision.safeParse(each).data ?? null);
  }

  async *#read(answer: IncomingMessage): AsyncGenerator<Read> {
    try {
      for await (const text of readEvents(answer, EVENT_LIMIT_CHARACTERS)) {
        const { data = null } = Decision.safeParse(parsed(text));
        yield { decision: data, bytes: text.length };
      }
    } catch (thrown) {
      if (thrown instanceof EndlessEvent)
        throw problem('feed-not-understood', { port: this.#feed.port, said: thrown.message });
      throw this.#fault(thrown);
    }
  }

  #get(path: string, headers: Record<string, string>): Promise<IncomingMessage> {
    const { port } = this.#feed;
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const call = request({
      host: this.#address,
      port,
      path,
      agent: false,
      headers: { host: `localhost:${port}`, ...headers },
      signal: this.#signal,
    });
    const late = setTimeout(() => call.destroy(new Error('no answer in time')), ANSWER_WITHIN_MS);
    call.once('socket', (socket) => socket.setKeepAlive(true, ALIVE_MS));
    call.on('error', (thrown) => reject(this.#fault(thrown)));
    call.once('close', () => clearTimeout(late));
    call.once('response', (answer) => {
      clearTimeout(late);
      if (answer.statusCode === 200) return resolve(answer);
      answer.destroy();
      reject(problem('feed-not-understood', { port, said: `status ${answer.statusCode}` }));
    });
    call.end();
    return promise;
  }

  #fault(thrown: unknown): unknown {
    const { port } = this.#feed;
    if (!(thrown instanceof Error)) return thrown;
    const code = 'code' in thrown ? String(thrown.code) : '';
    return ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'].includes(code)
      ? problem('nothing-listens', { port })
      : problem('app-broke-off', { port, said: code || thrown.message });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
