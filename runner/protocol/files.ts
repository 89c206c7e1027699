import { z } from 'zod';
import { Problem } from './problem.ts';

/** The largest file that the page opens and saves. */
export const FILE_LIMIT_BYTES = 1_048_576;

export const FilePath = z
  .string()
  .min(1)
  .max(1000)
  .describe('relative to the learner’s home, such as secure-update/compose.yaml; may not leave it');

/** A name for what a file holds: equal for equal bytes. */
const FileVersion = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 of the file’s bytes, in hex');

/** What the disk says of a file or folder without reading it. Another one: look again. */
const FileStamp = z
  .string()
  .max(100)
  .describe('changes with every write, rename and change of rights; compare it, never take it apart');

export const FolderEntry = z.object({
  name: z.string(),
  kind: z.enum(['file', 'folder', 'other']).describe('of what it leads to; other: a pipe, a socket, a broken link'),
  link: z.boolean(),
  bytes: z.number().int().nonnegative(),
  count: z.number().int().nonnegative().nullable().describe('how much a folder holds; null where nobody counted'),
});
export type FolderEntry = z.infer<typeof FolderEntry>;

export const Folder = z.object({
  path: z.string(),
  stamp: FileStamp,
  entries: z.array(FolderEntry).describe('in the order of their bytes'),
  more: z.number().int().nonnegative().describe('how many lie there beyond those listed'),
});
export type Folder = z.infer<typeof Folder>;

export const FileContent = z.object({
  path: z.string(),
  content: z.string(),
  version: FileVersion,
  stamp: FileStamp,
  writable: z.boolean().describe('whether the learner may write it'),
});
export type FileContent = z.infer<typeof FileContent>;

/** What PUT /api/sessions/:id/files/content takes. */
export const WriteFile = z.strictObject({
  path: FilePath,
  content: z.string().max(FILE_LIMIT_BYTES),
  version: FileVersion.nullable().describe('of the file that was read; null: there may be none of that name yet'),
});
export type WriteFile = z.infer<typeof WriteFile>;

export const FileWritten = FileContent.pick({ version: true, stamp: true });
export type FileWritten = z.infer<typeof FileWritten>;

export const CreateEntry = z.strictObject({ path: FilePath, kind: z.enum(['file', 'folder']) });
export type CreateEntry = z.infer<typeof CreateEntry>;

export const RenameEntry = z.strictObject({ path: FilePath, to: FilePath });
export type RenameEntry = z.infer<typeof RenameEntry>;

export const MOST_WATCHED = 100;

/** Frames of the files’ WebSocket from the page: all that is to be watched from now on, with the stamps that the page knows. */
export const FilesUp = z.strictObject({
  type: z.literal('watch'),
  paths: z.array(z.strictObject({ path: FilePath, stamp: FileStamp })).max(MOST_WATCHED),
});
export type FilesUp = z.infer<typeof FilesUp>;

/** Frames of the files’ WebSocket to the page. */
export const FilesDown = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('changed'),
    path: z.string(),
    stamp: FileStamp.nullable().describe('null: nothing of that name can be seen'),
  }),
  z.object({ type: z.literal('problem'), problem: Problem }).describe('nothing is watched until the next connection'),
]);
export type FilesDown = z.infer<typeof FilesDown>;
