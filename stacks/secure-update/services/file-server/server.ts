import Fastify from 'fastify';
import type { FastifyReply } from 'fastify';
import type { KeyObject } from 'node:crypto';
import { sign } from '../seal/signature.ts';
import { sha256Of, vendorBytes } from '../seal/statement.ts';
import { findUpdate } from './find-update.ts';

/**
 * The vendor's server: finds or packs an update at the moment it is asked for, so that a changed source counts at once.
 * With the vendor's key it signs what it hands out, and the version that it calls it.
 */
export function createServer(folder: string, key?: KeyObject) {
  const server = Fastify({ forceCloseConnections: true, requestTimeout: 10_000 });

  const signatureOf = (version: string | undefined, sha256: string) =>
    key !== undefined && version !== undefined ? { signature: sign(vendorBytes({ version, sha256 }), key) } : {};

  const notFound = (reply: FastifyReply, reason: string) => reply.code(404).type('text/html').send(`${reason}\n`);

  server.get<{ Params: { name: string } }>('/get-digest/:name', async ({ params: { name } }, reply) => {
    const update = await findUpdate(folder, name);
    if (typeof update === 'string') return notFound(reply, update);
    return reply.type('text/html').send(`${sha256Of(update.zip)} sha256 ${name}\n`);
  });

  server.get<{ Params: { name: string } }>('/download-update/:name', async ({ params: { name } }, reply) => {
    const update = await findUpdate(folder, name);
    if (typeof update === 'string') return notFound(reply, update);
    const { zip, version } = update;
    const digest = sha256Of(zip);
    return reply
      .headers({ digest, digest_alg: 'sha256', ...(version !== undefined && { version }) })
      .headers(signatureOf(version, digest))
      .header('content-disposition', `attachment; filename="${name}"`)
      .type('application/zip')
      .send(zip);
  });

  return server;
}
