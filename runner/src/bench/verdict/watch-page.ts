import type { Event } from '@stackyard/protocol/frame';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Guest } from '../client/guest.ts';

const OPEN_WITHIN_MS = 10_000;

/** What a page hears, each event with the time at which it came, in ms on this process’s clock. */
export class WatchPage implements Disposable {
  readonly #socket: WebSocket;
  readonly #hearers = new Set<(event: Event, at: number) => void>();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      const at = performance.now();
      const event = JSON.parse(data.toString()) as Event;
      for (const hear of this.#hearers) hear(event, at);
    });
  }

  static async open({ origin, cookie }: Guest): Promise<WatchPage> {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/events`, { headers: { cookie, origin } });
    const page = new WatchPage(socket);
    await once(socket, 'open', { signal: AbortSignal.timeout(OPEN_WITHIN_MS) });
    return page;
  }

  /** When the first event came, from now on, that fits; null where none did in time. */
  when(fits: (event: Event) => boolean, withinMs: number): Promise<number | null> {
    const { promise, resolve } = Promise.withResolvers<number | null>();
    const hear = (event: Event, at: number): void => {
      if (fits(event)) resolve(at);
    };
    this.#hearers.add(hear);
    const timer = setTimeout(() => resolve(null), withinMs);
    return promise.finally(() => {
      clearTimeout(timer);
      this.#hearers.delete(hear);
    });
  }

  [Symbol.dispose](): void {
    this.#socket.terminate();
  }
}
