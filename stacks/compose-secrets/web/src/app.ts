import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from './database/database.ts';
import type { Session } from './people/sessions.ts';

/** What every page is made with. */
export interface Parts {
  database: Database;
  words: ReadonlySet<string>;
}

/** One sentence that is shown once, on the next page; `id` is that of its element. */
export interface Flash {
  id: 'success' | 'result';
  text: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null where nobody is logged in. */
    session: Session | null;
  }
  interface FastifyReply {
    /** Answers with a view, with what every page shows around it. */
    page: (view: string, data?: object, flash?: Flash) => FastifyReply;
    /** Leads on to another page, which shows the sentence. */
    leadTo: (path: string, flash?: Flash) => FastifyReply;
    startSession: (token: string) => void;
    endSession: () => void;
  }
}

/** Only for those who are logged in; the others are led home. */
export function needsSession(request: FastifyRequest, reply: FastifyReply): Session | null {
  if (!request.session) reply.leadTo('/');
  return request.session;
}

export type Pages = (app: FastifyInstance, parts: Parts) => void;
