import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Decisions, NumberedDecision } from './decisions.ts';

/** Most decisions in one answer. */
const LIMIT = 1000;
const MOST_FOLLOWERS = 20;
/** A follower for whom this much waits to be read is too slow, and is let go: it can come back where it was. */
const MOST_UNREAD_BYTES = 4_000_000;
const ALIVE_EVERY_MS = 15_000;

const number = z
  .string()
  .regex(/^\d{1,15}$/, 'a number, 0 or more')
  .transform(Number);
const querySchema = z.strictObject({
  since: number.optional(),
  id: z.uuid('the id of an update').optional(),
  limit: number.pipe(z.number().min(1).max(LIMIT, `at most ${LIMIT}`)).default(LIMIT),
});

/**
 * GET /decisions?since=N&id=ID&limit=M: a JSON array, newest last; without `since` the newest.
 * GET /decisions/stream: server-sent events, one for each decision from now on, or after the number in Last-Event-ID.
 */
export function createServer(decisions: Decisions): Server {
  const followers = new Set<ServerResponse>();
  const server = createHttpServer({ requestTimeout: 10_000, maxHeaderSize: 8192 }, (request, response) => {
    request.resume();
    const url = URL.parse(request.url ?? '', 'http://security_log');
    if (url?.pathname !== '/decisions' && url?.pathname !== '/decisions/stream') {
      return say(response, 404, 'ask for /decisions or /decisions/stream');
    }
    if (request.method !== 'GET') {
      response.setHeader('allow', 'GET');
      return say(response, 405, 'the log can be read and nothing else: ask with GET');
    }
    if (url.pathname === '/decisions/stream') return stream(request, response);
    const query = querySchema.safeParse(Object.fromEntries(url.searchParams));
    if (!query.success) return say(response, 400, faultsOf(query.error));
    const body = decisions.find(query.data);
    response
      .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      .end(JSON.stringify(body));
  });

  const stream = (request: IncomingMessage, response: ServerResponse) => {
    const last = request.headers['last-event-id'];
    const since = z
      .undefined()
      .or(number)
      .safeParse(last === '' ? undefined : last);
    if (!since.success) return say(response, 400, 'Last-Event-ID: expected a number, 0 or more');
    if (followers.size >= MOST_FOLLOWERS)
      return say(response, 503, `${MOST_FOLLOWERS} follow already: try again later`);
    followers.add(response);
    response
      .writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      .write(': the decisions\n\n');
    const write = (text: string) => {
      response.write(text);
      if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
    };
    if (since.data !== undefined) {
      const missed = decisions.find({ since: since.data, limit: Infinity });
      if (missed.length > 0) write(missed.map(toServerSentEvent).join(''));
    }
    const stop = decisions.follow((decision) => write(toServerSentEvent(decision)));
    const alive = setInterval(() => write(': still here\n\n'), ALIVE_EVERY_MS);
    response.once('close', () => {
      followers.delete(response);
      clearInterval(alive);
      stop();
    });
  };
  return server;
}

function toServerSentEvent(decision: NumberedDecision): string {
  return `id: ${decision.seq}\ndata: ${JSON.stringify(decision)}\n\n`;
}

function say(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
}

function faultsOf(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ');
}
