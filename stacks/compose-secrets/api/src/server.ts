import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import { type Database, DatabaseAway } from './database.ts';

interface ServerOptions {
  /** What /health says that it is. */
  containerName: string;
  database: Database;
  log: (line: string) => void;
}

/** GET /health and GET /number_of_tables. Whatever else is asked, and whatever fails, is answered with {message}. */
export function createServer({ containerName: container, database, log }: ServerOptions): FastifyInstance {
  const server = Fastify({
    requestTimeout: 10_000,
    forceCloseConnections: true,
    // a path that cannot be decoded, which no hook gets to see
    frameworkErrors: (error, _, reply: FastifyReply) => {
      reply.code(error.statusCode ?? 400).send({ message: error.message });
    },
  });

  // before the body is read: no body makes these answers another
  server.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!request.is404) return;
    const url = request.url.split('?')[0] ?? '';
    if (server.hasRoute({ method: 'GET', url })) {
      return reply
        .code(405)
        .header('allow', 'GET, HEAD')
        .send({ message: `${url} can be read and nothing else: ask with GET` });
    }
    return reply.code(404).send({ message: 'there is nothing here: ask for /health or /number_of_tables' });
  });

  server.get('/health', async (_, reply) => {
    try {
      await database.ping();
      return { container, status: 'Healthy!' };
    } catch (error) {
      if (!(error instanceof DatabaseAway)) throw error;
      return reply.code(503).send({ container, status: 'Unhealthy' });
    }
  });

  server.get('/number_of_tables', async () => ({ number_of_tables: await database.countTables() }));

  server.setErrorHandler((error: FastifyError, _, reply) => {
    if (error instanceof DatabaseAway)
      return reply.code(503).send({ message: 'the database does not answer: try again in a moment' });
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ message: error.message });
    log(`failed: ${error.stack ?? error.message}`);
    return reply.code(500).send({ message: 'something in the API failed: its log says what' });
  });
  return server;
}
