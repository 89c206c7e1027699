import Fastify from 'fastify';
import { randomUUID, timingSafeEqual, createHash } from 'node:crypto';
import type { Draft } from '../bus/event.ts';
import { log, messageOf } from '../bus/log.ts';
import { readOrder } from './read-order.ts';
import type { Updates } from './updates.ts';

interface ServerOptions {
  token: string;
  updates: Updates;
  send: (draft: Draft) => Promise<void>;
}

/** The front door: takes orders from whoever knows the token, and tells how they went. */
export function createServer({ token, updates, send }: ServerOptions) {
  const server = Fastify({ bodyLimit: 16_384, forceCloseConnections: true, requestTimeout: 10_000 });
  // whatever its type claims to be, a body is read as JSON, after the token
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  const isToken = (given: string | string[] | undefined) => typeof given === 'string' && sameText(given, token);

  server.post('/update', {
    async onRequest(request, reply) {
      const given = request.headers['auth'];
      if (isToken(given)) return;
      const reason = given === undefined ? 'no token' : 'wrong token';
      // the answer does not wait for the bus
      void send(refusal(reason)).catch((error: unknown) => log(`refusal not recorded: ${messageOf(error)}`));
      return reply.code(401).type('text/plain').send('unauthorized');
    },
    async handler(request, reply) {
      const order = readOrder(request.body);
      if (!order.ok) return reply.code(400).type('text/plain').send(order.reason);
      const id = randomUUID();
      const { url, target, digest, digest_alg } = order.order;
      const event = { id, url, target, digest, digest_alg, deliver_to: 'downloader', operation: 'download_file' };
      await updates.add({
        id,
        state: 'requested',
        by: 'manager',
        ...order.order,
        requested_at: new Date().toISOString(),
      });
      // before it is sent: the answer may be here before the broker has said that it took the order
      await updates.change(id, { state: 'downloading', by: 'downloader' });
      try {
        await send(event);
      } catch (error) {
        const reason = `the bus took no message: ${messageOf(error)}`;
        await updates.change(id, { state: 'failed', by: 'manager', reason });
        return reply.code(503).type('text/plain').send('the bus is not there, try again later');
      }
      log(`${id.slice(0, 8)} update of ${target} requested from ${url}`);
      return { id, operation: 'update requested' };
    },
  });

  server.get('/update', (_request, reply) => {
    return reply.code(405).header('allow', 'POST').type('text/plain').send('order an update with POST');
  });

  server.get<{ Params: { id: string } }>('/update/:id', ({ params: { id } }, reply) => {
    const update = updates.get(id);
    return update ?? reply.code(404).send({ message: 'no update has this id' });
  });

  server.setNotFoundHandler((_request, reply) => {
    return reply.code(404).type('text/plain').send('there is POST /update and GET /update/ID, and nothing else');
  });

  return server;
}

function refusal(reason: string): Draft {
  return { id: randomUUID(), deliver_to: 'security_log', operation: 'request_refused', reason };
}

/** Takes the same time wherever two texts differ. */
function sameText(left: string, right: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(left), hash(right));
}
