import { FeedQuery, type Feed } from '@stackyard/protocol/feed';
import { problem } from '../problems.ts';
import type { Session } from '../session/session.ts';
import type { App, HttpParts } from './app.ts';
import { joinFeed } from './feed-socket.ts';
import { SessionPath } from './replies.ts';

const MOST_READERS = 8;

/** /api/sessions/:id/feed: one WebSocket a reader, each with its own line into the machine; without readers there is none. */
export function addFeed(app: App, { sessions }: HttpParts): void {
  const readers = new WeakMap<Session, number>();
  const count = (session: Session, by: number): void => {
    readers.set(session, (readers.get(session) ?? 0) + by);
  };
  const feedOf = (session: Session): Feed => {
    const { feed } = session.lab.frontmatter;
    if (!feed) throw problem('no-feed', { lab: session.lab.id });
    return feed;
  };

  app.get(
    '/api/sessions/:id/feed',
    {
      websocket: true,
      schema: { params: SessionPath, querystring: FeedQuery },
      preHandler: async ({ seat, params }) => {
        const session = sessions.get(seat, params.id);
        feedOf(session);
        if ((readers.get(session) ?? 0) >= MOST_READERS) throw problem('too-many-pages', { most: MOST_READERS });
      },
    },
    (socket, { seat, params, query: { since, at } }) => {
      const session = sessions.get(seat, params.id);
      count(session, 1);
      socket.on('close', () => count(session, -1));
      joinFeed(socket, session, feedOf(session), since === undefined || at === undefined ? null : { seq: since, at });
    },
  );
}
