import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import websocket from '@fastify/websocket';
import fastify, { LogController, type FastifyBaseLogger } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { createServer } from 'node:http';
import { problem } from '../problems.ts';
import type { App, HttpParts } from './app.ts';
import { addEvents } from './events-socket.ts';
import { addFaults, answerFault } from './faults.ts';
import { addFeed } from './feed.ts';
import { addFilesSocket } from './files-socket.ts';
import { addFiles } from './files.ts';
import { addGuards } from './guards.ts';
import { addHealth } from './health.ts';
import { addLabs } from './labs.ts';
import { addOpenapi } from './openapi.ts';
import { createPreview } from './preview.ts';
import { addRecordings } from './recordings.ts';
import { addSessions } from './sessions.ts';
import { addPageHeaders, addSite } from './site.ts';
import { endFaultySocket } from './socket-faults.ts';
import { addStatus } from './status.ts';
import { SOCKET_OPTIONS } from '../terminal/host/join.ts';
import { addTerminals } from './terminals.ts';
import { addView } from './view.ts';

const BODY_LIMIT_BYTES = 65_536;
const REQUEST_WITHIN_MS = 30_000;
const HEADERS_WITHIN_MS = 10_000;
/** A page asks a few times a minute; what a person can do by hand is far below this. */
const MOST_REQUESTS = 300;
const PER_MS = 10_000;

/** The runner's HTTP side, ready to listen: the API, the site, the previews of machines. */
export async function createHttp(parts: HttpParts, logger: FastifyBaseLogger): Promise<App> {
  const { settings, sessions } = parts;
  const preview = createPreview(sessions, settings.port);
  // Upgrades for us are handed on here; @fastify/websocket would otherwise take those for machines too.
  const upgrades = createServer();

  const app = fastify({
    loggerInstance: logger,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_WITHIN_MS,
    forceCloseConnections: true,
    frameworkErrors: (thrown, request, reply) => void answerFault(thrown, request, reply),
    routerOptions: { maxParamLength: 120 },
    logController: new LogController({ disableRequestLogging: true }),
    serverFactory: (handler, options) => {
      const server = createServer(
        { ...options, requestTimeout: REQUEST_WITHIN_MS, headersTimeout: HEADERS_WITHIN_MS },
        (request, response) => (preview.takes(request) ? preview.web(request, response) : handler(request, response)),
      );
      server.on('upgrade', (request, socket, head) => {
        if (preview.takes(request)) preview.upgrade(request, socket, head);
        else upgrades.emit('upgrade', request, socket, head);
      });
      return server;
    },
  }).withTypeProvider<ZodTypeProvider>();

  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  addFaults(app);
  addPageHeaders(app, settings);
  await app.register(cookie);
  // Before the guards: the plugin closes the line of an upgrade that is refused only if it has seen the request before they did.
  await app.register(websocket, { options: { ...SOCKET_OPTIONS, server: upgrades }, errorHandler: endFaultySocket });
  addGuards(app, settings);
  await app.register(rateLimit, {
    max: MOST_REQUESTS,
    timeWindow: PER_MS,
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_request, context) =>
      problem('too-many-requests', { seconds: Math.max(1, Math.ceil(context.ttl / 1000)) }),
  });
  await addOpenapi(app, settings);
  // After the OpenAPI plugin, which describes the routes that come behind it.
  app.after(() => {
    addLabs(app, parts);
    addSessions(app, parts);
    addTerminals(app, parts);
    addRecordings(app, parts);
    addFiles(app, parts);
    addFilesSocket(app, parts);
    addFeed(app, parts);
    addView(app, parts);
    addEvents(app, parts);
    addStatus(app, parts);
    addHealth(app, parts);
  });
  await addSite(app, settings);
  app.addHook('onClose', () => preview.close());
  await app.ready();
  return app;
}
