import formbody from '@fastify/formbody';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { readFileSync } from 'node:fs';
import type { Config } from './config.ts';
import { addCookies } from './cookies.ts';
import type { Parts } from './app.ts';
import { explain } from './explain.ts';
import { HEADERS } from './headers.ts';
import { log } from './log.ts';
import { health } from './pages/health.ts';
import { history } from './pages/history.ts';
import { home } from './pages/home.ts';
import { login } from './pages/login.ts';
import { loginHistory } from './pages/login-history.ts';
import { register } from './pages/register.ts';
import { twoFactor } from './pages/two-factor.ts';
import { refuseOtherMethods } from './refuse-other-methods.ts';
import { addViews, plainPage } from './render.ts';

interface ServerOptions extends Parts {
  secretKey: string;
  behind: Config['behind'];
}

const BODY_LIMIT_BYTES = 131_072;
const STYLE = readFileSync(new URL('../views/style.css', import.meta.url), 'utf8');

/** The whole app, ready to listen. */
export async function createServer({ database, words, secretKey, behind }: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    requestTimeout: 10_000,
    // an address that is none comes past the hooks
    frameworkErrors: (error, _request, reply) => void explain(error, reply),
    // one proxy, which says who asked it
    trustProxy: behind === 'nothing' ? false : (_address, hop) => hop === 0,
  });
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(HEADERS);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (path !== '/healthz') log(`${request.method} ${path} ${reply.statusCode} ${Math.round(reply.elapsedTime)} ms`);
    done();
  });
  app.setErrorHandler<FastifyError>((error, _request, reply) => explain(error, reply));
  await app.register(formbody, { bodyLimit: BODY_LIMIT_BYTES });
  await addCookies(app, { secretKey, secure: behind === 'https-proxy', database });
  addViews(app);

  const routes = refuseOtherMethods(app);
  app.get('/style.css', (_request, reply) => reply.type('text/css; charset=UTF-8').send(STYLE));
  for (const pages of [health, home, register, login, history, loginHistory, twoFactor])
    pages(app, { database, words });
  routes.refuseTheRest();
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(plainPage('Not found', 'There is no page at this address.')),
  );
  return app;
}
