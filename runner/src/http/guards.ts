import { timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../problems.ts';
import type { App, HttpSettings } from './app.ts';
import { ourHosts, ourOrigins } from './hosts.ts';

/** The one seat of a runner that is used alone. */
const ALONE = 'alone';

/** Cookies know no ports: a second installation on another port needs a name of its own, or each would undo the other's. */
export const cookieName = (port: number): string => (port === 4321 ? 'stackyard' : `stackyard-${port}`);

/** What a probe of the container asks from inside. */
const OPEN = new Set(['/healthz', '/readyz', '/metrics']);
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Who may ask at all. Host: the page cannot be reached under a foreign name that resolves to us. Origin: another site's page
 * cannot act here. Cookie: only a browser that has opened our page. All of it holds before a WebSocket is upgraded.
 */
export function addGuards(app: App, settings: HttpSettings): void {
  const hosts = ourHosts(settings.port);
  const origins = ourOrigins(settings.port);
  const expected = hosts[0] ?? '';

  app.decorateRequest('seat', '');

  app.addHook('onRequest', async (request, reply) => {
    const path = pathOf(request);
    const { host = '', origin } = request.headers;
    if (!hosts.includes(host.toLowerCase())) throw problem('wrong-host', { host: shown(host), expected });
    const acts = !READING.has(request.method) || request.headers.upgrade !== undefined;
    // A program without a browser sends no Origin, and has no cookie that another site could make it use.
    if (acts && origin !== undefined && !origins.includes(origin))
      throw problem('wrong-origin', { origin: shown(origin), expected });
    if (OPEN.has(path)) return;
    if (holdsSeat(request, settings)) request.seat = ALONE;
    else if (path.startsWith('/api') && !path.startsWith('/api/docs')) throw problem('no-seat');
    else giveSeat(reply, settings);
  });
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}

function holdsSeat(request: FastifyRequest, { port, secret }: HttpSettings): boolean {
  const held = Buffer.from(request.cookies[cookieName(port)] ?? '');
  const wanted = Buffer.from(secret);
  return held.length === wanted.length && timingSafeEqual(held, wanted);
}

function giveSeat(reply: FastifyReply, { port, secret }: HttpSettings): void {
  reply.setCookie(cookieName(port), secret, { path: '/', httpOnly: true, sameSite: 'strict', maxAge: 365 * 24 * 3600 });
}

/** What came from outside, short and without control characters. */
const shown = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 80) || 'nothing';
