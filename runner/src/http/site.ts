import fastifyStatic from '@fastify/static';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '../problems.ts';
import type { App, HttpSettings } from './app.ts';

const YEAR_S = 365 * 24 * 3600;

/** The built site: pages that are readable without a machine, and what they need. */
export async function addSite(app: App, settings: HttpSettings): Promise<void> {
  const notFound = join(settings.site, '404.html');
  await app.register(fastifyStatic, {
    root: settings.site,
    redirect: true,
    cacheControl: false,
    // Files of an image all bear one date, so size and date tell nothing: a page of the same length would be taken for unchanged.
    etag: false,
    lastModified: false,
    setHeaders: (response, path) => {
      // Names below _astro hold a hash of what is in them.
      const forGood = path.includes('/_astro/');
      response.header('cache-control', forGood ? `public, max-age=${YEAR_S}, immutable` : 'no-cache');
    },
  });
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const wantsPage = request.headers.accept?.includes('text/html') && !path.startsWith('/api/');
    if (wantsPage && existsSync(notFound))
      return reply.code(404).header('cache-control', 'no-cache').sendFile('404.html');
    throw problem('no-such-page', { path: path.slice(0, 200) });
  });
}

/** What the page may load and who may show it in a frame; previews of labs are the only foreign thing in it. */
export function addPageHeaders(app: App, { port }: HttpSettings): void {
  const policy = [
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ws://localhost:${port} ws://127.0.0.1:${port} http://*.localhost:${port}`,
    `frame-src http://*.localhost:${port}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join('; ');
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
  });
}
