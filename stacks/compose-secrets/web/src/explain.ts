import type { FastifyError, FastifyReply } from 'fastify';
import { randomUUID } from 'node:crypto';
import { HEADERS } from './headers.ts';
import { log, messageOf } from './log.ts';
import { plainPage } from './render.ts';

/** What went wrong, as a page: the caller’s fault in words, ours with an id that stands in the log too. */
export function explain(error: FastifyError, reply: FastifyReply): FastifyReply {
  reply.headers(HEADERS);
  const isCsrf = error.code?.startsWith('FST_CSRF') ?? false;
  const status = isCsrf ? 400 : (error.statusCode ?? 500);
  if (isCsrf) {
    const text =
      'The form’s token is missing or not valid any more. Go back, load the page again and send it once more.';
    return reply.code(status).send(plainPage('Bad request', text));
  }
  if (status < 500) return reply.code(status).send(plainPage('Bad request', `${error.message}.`.replace(/\.\.$/, '.')));
  const id = randomUUID().slice(0, 8);
  log(`error ${id}: ${error.stack ?? messageOf(error)}`);
  return reply
    .code(500)
    .send(plainPage('Something went wrong', `It is our fault. In the log it has the number ${id}.`));
}
