import Fastify from 'fastify';
import type { FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeZip } from '../zip/write-zip.ts';

const ENTRY = 'app.ts';
/** `app-update.zip` is made of folder `app-update`. A name can't hold a slash or start with a dot, so no path leads out. */
const NAME = /^([a-z0-9][a-z0-9_-]{0,63})\.zip$/;

interface Update {
  zip: Buffer;
  digest: string;
}

/** The vendor's server: packs an update at the moment it is asked for, so that a changed source counts at once. */
export function createServer(folder: string) {
  const server = Fastify({ forceCloseConnections: true, requestTimeout: 10_000 });

  const pack = async (name: string): Promise<Update | undefined> => {
    const update = NAME.exec(name)?.[1];
    if (update === undefined) return undefined;
    try {
      const zip = writeZip(ENTRY, await readFile(join(folder, update, ENTRY)));
      return { zip, digest: createHash('sha256').update(zip).digest('hex') };
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  };

  const notFound = (reply: FastifyReply) => reply.code(404).type('text/html').send('no such update\n');

  server.get<{ Params: { name: string } }>('/get-digest/:name', async ({ params: { name } }, reply) => {
    const update = await pack(name);
    if (update === undefined) return notFound(reply);
    return reply.type('text/html').send(`${update.digest} sha256 ${name}\n`);
  });

  server.get<{ Params: { name: string } }>('/download-update/:name', async ({ params: { name } }, reply) => {
    const update = await pack(name);
    if (update === undefined) return notFound(reply);
    return reply
      .headers({ digest: update.digest, digest_alg: 'sha256' })
      .header('content-disposition', `attachment; filename="${name}"`)
      .type('application/zip')
      .send(update.zip);
  });

  return server;
}
