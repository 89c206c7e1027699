import type { Feed, FeedDown } from '@stackyard/protocol/feed';
import { setTimeout as wait } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { problem, toProblem } from '../problems.ts';
import type { SessionMachine } from '../session/parts.ts';
import type { Session } from '../session/session.ts';
import { FeedBatch } from './feed-batch.ts';
import { FeedSource, type Seen } from './feed-source.ts';
import { watchLife } from '../terminal/socket-life.ts';

const WAITS_MS = [250, 500, 1000, 2000, 4000];
/** A stream that held this long was a good one: the next try comes at once. */
const HELD_MS = 5000;
const LOOK_EVERY_MS = 500;
/** A page that takes in nothing is dropped; when it comes back it goes on where it was. */
const TOO_SLOW_BYTES = 2 * 1_048_576;
const CLOSED = { over: 1000, policy: 1008 } as const;

/** Relays the feed of a session's machine to a page until either goes; `seen` is what the page has. Follows the session to its next machine. */
export function joinFeed(socket: WebSocket, session: Session, feed: Feed, seen: Seen | null): void {
  const left = new AbortController();
  const signal = AbortSignal.any([left.signal, session.abort.signal]);
  const send = (frame: FeedDown): void => {
    if (socket.bufferedAmount > TOO_SLOW_BYTES) socket.terminate();
    else if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  };
  socket.on('close', () => left.abort());
  socket.on('message', () => {
    socket.close(CLOSED.policy, 'nothing-to-say');
    left.abort();
  });
  watchLife(socket, () => undefined);
  void relay({ session, feed, seen, send, signal }).finally(() => socket.close(CLOSED.over, 'session-over'));
}

interface Relay {
  session: Session;
  feed: Feed;
  seen: Seen | null;
  send(frame: FeedDown): void;
  signal: AbortSignal;
}

async function relay(asked: Relay): Promise<void> {
  const { session, feed, signal, send } = asked;
  let { seen } = asked;
  let said = '';
  let tries = 0;
  while (!signal.aborted) {
    const began = performance.now();
    try {
      const { machine } = session;
      if (!machine) throw problem('no-machine-yet');
      using stay = stayWith(session, machine, signal);
      const source = new FeedSource(machine.address, feed, stay.signal);
      const { anew, decisions } = await source.recent(seen);
      if (anew && seen) send({ type: 'reset' });
      const last: Seen | null = decisions.findLast((each) => each !== null) ?? (anew ? null : seen);
      const stream = await source.open(last?.seq ?? 0);
      send({ type: 'open' });
      said = '';
      using batch = new FeedBatch(send, stay.signal);
      batch.addAll(decisions);
      seen = last;
      for await (const { decision, bytes } of stream) {
        await batch.add(decision, bytes);
        if (decision) seen = decision;
      }
    } catch (thrown) {
      if (signal.aborted) return;
      const { problem: why } = toProblem(thrown, (id, cause) =>
        session.context.log.error({ id, err: cause }, 'a feed met a fault of ours'),
      );
      if (why.name !== said) send({ type: 'waiting', problem: why });
      said = why.name;
    }
    tries = performance.now() - began > HELD_MS ? 0 : tries + 1;
    await wait(WAITS_MS[Math.min(tries, WAITS_MS.length - 1)], undefined, { signal }).catch(() => undefined);
  }
}

/** A signal that ends when the session has another machine, whose feed is then another. */
function stayWith(
  session: Session,
  machine: SessionMachine,
  signal: AbortSignal,
): Disposable & { signal: AbortSignal } {
  const moved = new AbortController();
  const timer = setInterval(() => session.machine !== machine && moved.abort(), LOOK_EVERY_MS);
  return {
    signal: AbortSignal.any([signal, moved.signal]),
    [Symbol.dispose]: () => {
      clearInterval(timer);
      // Whatever is still open into the machine ends with the reader.
      moved.abort();
    },
  };
}
