import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Pages } from '../app.ts';
import { explain } from '../explain.ts';
import { field, readForm } from '../form.ts';
import { log, messageOf } from '../log.ts';
import { countAttempt, forgive } from '../people/attempts.ts';
import { logIn, type Outcome } from '../people/log-in.ts';
import { closeSession, openSession } from '../people/sessions.ts';

const FIELDS = {
  uname: field('The username', 50),
  pword: field('The password', 256),
  '2fa': field('The number', 64),
  totp: z.string().max(16, 'The code is longer than 16 characters').default(''),
};

const WORDS: Record<Exclude<Outcome['kind'], 'in'>, string> = {
  'wrong-password': 'Incorrect username or password',
  'wrong-number': 'Two-factor authentication failure',
  'wrong-code': 'Two-factor authentication failure',
};

export const login: Pages = (app, { database }) => {
  app.get('/login', (request, reply) => (request.session ? reply.leadTo('/') : reply.page('login')));

  app.post(
    '/login',
    { errorHandler: (error, request, reply) => void ours(error, request, reply) },
    async (request, reply) => {
      if (request.session) return reply.leadTo('/');
      const read = readForm(FIELDS, request.body);
      if (!read.ok) return reply.code(400).page('login', {}, { id: 'result', text: `${read.words}.` });
      const { uname, pword, '2fa': number, totp } = read.form;
      const attempt = await countAttempt(database.ask, uname, request.ip);
      if (!attempt.allowed) {
        reply.code(429).header('retry-after', attempt.retryAfterSeconds);
        return reply.page('login', {}, { id: 'result', text: attempt.words });
      }
      const outcome = await logIn(database.ask, { username: uname, password: pword, number, code: totp });
      if (outcome.kind !== 'in') return reply.leadTo('/login', { id: 'result', text: WORDS[outcome.kind] });
      await forgive(database.ask, uname);
      reply.startSession(await openSession(database, outcome.account.id));
      return reply.leadTo('/', { id: 'result', text: `Successfully logged in as ${uname}` });
    },
  );

  app.route({
    method: ['GET', 'POST'],
    url: '/logout',
    handler: async (request, reply) => {
      if (request.session) await closeSession(database, request.session.id);
      reply.endSession();
      return reply.leadTo('/');
    },
  });
};

/** What fails for a reason of ours: who logs in can do nothing about it, and hears no more than that. */
function ours(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error.statusCode !== undefined && error.statusCode < 500) return explain(error, reply);
  log(`a login failed: ${messageOf(error)}`);
  return reply.leadTo('/login', { id: 'result', text: 'Unknown error occurred' });
}
