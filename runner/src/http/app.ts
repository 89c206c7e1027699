import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Sessions } from '../session/sessions.ts';

/** The server, with zod at every door. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export interface HttpSettings {
  port: number;
  /** folder of the built site */
  site: string;
  version: string;
  /** the cookie's value, kept across starts */
  secret: string;
  /** whether labs are read anew when their files change */
  follows?: boolean;
}

/** What the routes stand on. */
export interface HttpParts {
  sessions: Sessions;
  settings: HttpSettings;
  /** whether machines can be started: the engine answers */
  isReady(): Promise<boolean>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose place this request comes from; '' before the guards have seen it. */
    seat: string;
  }
}
