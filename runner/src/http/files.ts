import { SaveFile } from '@stackyard/protocol/session';
import { z } from 'zod';
import { readFile, saveFile } from '../session/files.ts';
import type { App, HttpParts } from './app.ts';
import { fileReply, nothingReply, SessionPath } from './replies.ts';

/** A file of 256 KiB in JSON, where every character may be written as \uXXXX. */
const BODY_LIMIT_BYTES = 2 * 1_048_576;

/** Files in the learner's home: what a `save-as` block of the page writes, and reads to compare. */
export function addFiles(app: App, { sessions }: HttpParts): void {
  app.post(
    '/api/sessions/:id/file',
    {
      bodyLimit: BODY_LIMIT_BYTES,
      schema: {
        summary: 'Saves a file in the home folder',
        tags: ['files'],
        params: SessionPath,
        body: SaveFile,
        response: nothingReply,
      },
    },
    async ({ seat, params, body }, reply) => {
      await saveFile(sessions.get(seat, params.id), body);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/sessions/:id/file',
    {
      schema: {
        summary: 'A text file of the home folder',
        tags: ['files'],
        params: SessionPath,
        querystring: z.object({ path: SaveFile.shape.path }),
        response: fileReply,
      },
    },
    async ({ seat, params, query }) => ({
      path: query.path,
      content: await readFile(sessions.get(seat, params.id), query.path),
    }),
  );
}
