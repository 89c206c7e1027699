import cookie, { type CookieSerializeOptions } from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hkdfSync } from 'node:crypto';
import type { Flash } from './app.ts';
import type { Database } from './database/database.ts';
import { SESSION_SECONDS, resumeSession } from './people/sessions.ts';

const SESSION = 'session';
const FLASH = 'flash';
const CSRF = '_csrf';
const FLASH_SECONDS = 60;

interface CookieOptions {
  secretKey: string;
  secure: boolean;
  database: Database;
}

/** Who asks, the tokens of forms, and sentences for the next page: all that a browser keeps for us, signed. */
export async function addCookies(app: FastifyInstance, { secretKey, secure, database }: CookieOptions): Promise<void> {
  const options: CookieSerializeOptions = { path: '/', httpOnly: true, sameSite: 'strict', secure, signed: true };
  await app.register(cookie, { secret: keyFor(secretKey, 'cookies') });
  await app.register(csrf, {
    sessionPlugin: '@fastify/cookie',
    cookieKey: CSRF,
    cookieOpts: options,
    csrfOpts: { userInfo: true, hmacKey: keyFor(secretKey, 'forms') },
    getToken: ({ body }) => tokenIn(body),
    getUserInfo: formOwner,
  });

  app.decorateRequest('session', null);
  app.decorateReply('startSession', function (token: string) {
    this.setCookie(SESSION, token, { ...options, maxAge: SESSION_SECONDS });
  });
  app.decorateReply('endSession', function () {
    this.clearCookie(SESSION, options);
  });
  app.decorateReply('leadTo', function (path: string, flash?: Flash) {
    if (flash) this.setCookie(FLASH, JSON.stringify(flash), { ...options, maxAge: FLASH_SECONDS });
    return this.redirect(path, 302);
  });

  app.addHook('preHandler', async (request, reply) => {
    const token = signedCookie(request, SESSION);
    if (token === null) return;
    request.session = await resumeSession(database, token);
    if (request.session) reply.startSession(token);
    else reply.endSession();
  });
  app.addHook('preHandler', (request, reply, done) => {
    // what leads nowhere is told so, with or without a token
    if (request.method !== 'POST' || request.is404) done();
    else app.csrfProtection(request, reply, done);
  });
}

/** Whose form it is: a token that was made before a login is no good after it. */
export function formOwner({ session }: FastifyRequest): string {
  return session?.id ?? 'nobody';
}

/** The sentence that the page before left for this one; it is shown once. */
export function takeFlash(request: FastifyRequest, reply: FastifyReply): Flash | null {
  const text = signedCookie(request, FLASH);
  if (text === null) return null;
  reply.clearCookie(FLASH, { path: '/' });
  return JSON.parse(text) as Flash;
}

function signedCookie(request: FastifyRequest, name: string): string | null {
  const raw = request.cookies[name];
  if (raw === undefined) return null;
  const { valid, value } = request.unsignCookie(raw);
  return valid ? value : null;
}

function tokenIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('csrf_token' in body)) return undefined;
  return typeof body.csrf_token === 'string' ? body.csrf_token : undefined;
}

/** Of one secret, a key for each use. */
function keyFor(secret: string, use: string): string {
  return Buffer.from(hkdfSync('sha256', secret, '', use, 32)).toString('hex');
}
