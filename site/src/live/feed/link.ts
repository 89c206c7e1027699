import type { Decision, FeedDown } from '@stackyard/protocol/feed';
import { ReturningSocket } from '../session/returning-socket.ts';

interface Hears {
  frame(frame: FeedDown): void;
  lost(): void;
}

/** The line to the feed of one session: goes on after the last decision that `last` names. */
export class FeedLink implements Disposable {
  readonly #socket: ReturningSocket;

  constructor(session: string, last: () => Decision | null, hears: Hears) {
    this.#socket = new ReturningSocket({
      address: () => addressOf(session, last()),
      text: (text) => hears.frame(JSON.parse(text) as FeedDown),
      lost: ({ attempt }) => {
        if (attempt > 1) hears.lost();
      },
    });
  }

  [Symbol.dispose](): void {
    this.#socket[Symbol.dispose]();
  }
}

function addressOf(session: string, last: Decision | null): URL {
  const address = new URL(`/api/sessions/${session}/feed`, location.origin.replace(/^http/, 'ws'));
  if (last) address.search = new URLSearchParams({ since: String(last.seq), at: last.at }).toString();
  return address;
}
