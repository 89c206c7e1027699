import {
  CreateEntry,
  FilePath,
  FileContent,
  FileWritten,
  Folder,
  RenameEntry,
  WriteFile,
} from '@stackyard/protocol/files';
import { SaveFile } from '@stackyard/protocol/session';
import { z } from 'zod';
import { createEntry, removeEntry, renameEntry } from '../session/files/change.ts';
import { listFolder } from '../session/files/list.ts';
import { readFile } from '../session/files/read.ts';
import { saveFile, writeFile } from '../session/files/save.ts';
import type { App, HttpParts } from './app.ts';
import { failures, nothingReply, SessionPath } from './replies.ts';

/** A file of 1 MiB in JSON, where every other character may be written as two. */
const BODY_LIMIT_BYTES = 2 * 1_048_576 + 65_536;

const Query = z.object({ path: FilePath });
const described = (summary: string) => ({ summary, tags: ['files'], params: SessionPath });

/** Files in the learner's home: what the editor and the `save-as` blocks of the page read and write, as the learner. */
export function addFiles(app: App, { sessions }: HttpParts): void {
  app.get(
    '/api/sessions/:id/files',
    {
      schema: {
        ...described('Lists a folder; . is the home folder'),
        querystring: Query,
        response: { 200: Folder, ...failures },
      },
    },
    ({ seat, params, query }) => listFolder(sessions.get(seat, params.id), query.path),
  );

  app.get(
    '/api/sessions/:id/files/content',
    {
      schema: { ...described('A text file'), querystring: Query, response: { 200: FileContent, ...failures } },
    },
    ({ seat, params, query }) => readFile(sessions.get(seat, params.id), query.path),
  );

  app.put(
    '/api/sessions/:id/files/content',
    {
      bodyLimit: BODY_LIMIT_BYTES,
      schema: {
        ...described('Saves a text file, if it is still the version that was read; else the problem is file-changed'),
        body: WriteFile,
        response: { 200: FileWritten, ...failures },
      },
    },
    ({ seat, params, body }) => writeFile(sessions.get(seat, params.id), body),
  );

  app.post(
    '/api/sessions/:id/files',
    {
      schema: {
        ...described('Makes an empty file or folder; nothing is overwritten'),
        body: CreateEntry,
        response: nothingReply,
      },
    },
    async ({ seat, params, body }, reply) => {
      await createEntry(sessions.get(seat, params.id), body);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/sessions/:id/files/rename',
    {
      schema: { ...described('Renames or moves; nothing is overwritten'), body: RenameEntry, response: nothingReply },
    },
    async ({ seat, params, body }, reply) => {
      await renameEntry(sessions.get(seat, params.id), body);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/sessions/:id/files',
    {
      schema: {
        ...described('Deletes a file, or a folder with all in it'),
        querystring: Query,
        response: nothingReply,
      },
    },
    async ({ seat, params, query }, reply) => {
      await removeEntry(sessions.get(seat, params.id), query.path);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/sessions/:id/file',
    {
      bodyLimit: BODY_LIMIT_BYTES,
      schema: {
        ...described('Saves a block of the page as a file, whatever is there now'),
        body: SaveFile,
        response: nothingReply,
      },
    },
    async ({ seat, params, body }, reply) => {
      await saveFile(sessions.get(seat, params.id), body);
      return reply.code(204).send(null);
    },
  );
}
