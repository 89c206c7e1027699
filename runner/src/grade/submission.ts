import { posix } from 'node:path';
import type { Readable } from 'node:stream';
import type { Header } from 'tar-stream';
import { entryPath, shown } from './entry-path.ts';
import { LIMITS, mib } from './limits.ts';
import { SubmissionRefused } from './refused.ts';
import { readTar, type Entry } from './tar.ts';

/** A file that a learner handed in: its path below the lab’s folder, what it holds, whether it may be run. */
export interface SubmittedFile {
  path: string;
  content: Buffer;
  executable: boolean;
}

export interface Submission {
  files: readonly SubmittedFile[];
  /** What came and is of no concern to this lab. */
  leftOut: readonly { path: string; why: string }[];
}

/**
 * Reads a tar, gzipped or not, and keeps of it the plain files that the lab’s patterns name. Nothing is written anywhere. Throws
 * SubmissionRefused where a path leads out, where one of those files is something else than a file, and where it is too much.
 */
export async function readSubmission(tar: Readable, patterns: readonly string[]): Promise<Submission> {
  const files = new Map<string, SubmittedFile>();
  const leftOut: { path: string; why: string }[] = [];
  let room: number = LIMITS.allBytes;
  await readTar(tar, async (entry) => {
    const { header } = entry;
    const path = entryPath(header.name);
    if (header.type === 'directory') return;
    if (!patterns.some((pattern) => posix.matchesGlob(path, pattern))) {
      leftOut.push({ path: shown(path), why: reasonOf(header) });
      return;
    }
    demandFile(header, path, files);
    const content = await readAll(entry, path, room);
    room -= content.length;
    files.set(path, { path, content, executable: (header.mode & 0o100) !== 0 });
  });
  demandFolders(files);
  return { files: [...files.values()], leftOut };
}

/** A type that tar-stream does not know, such as a sparse file of GNU’s tar, comes as null whatever its types say. */
const SPECIAL: Record<string, string> = {
  link: 'a hard link',
  symlink: 'a symbolic link',
  'character-device': 'a device',
  'block-device': 'a device',
  fifo: 'a named pipe',
};

const kindOf = ({ type }: Header): string => SPECIAL[type] ?? 'no plain file';

const reasonOf = (header: Header): string =>
  header.type === 'file' ? 'no file of this lab' : `no file of this lab, and ${kindOf(header)}`;

function demandFile(header: Header, path: string, files: ReadonlyMap<string, unknown>): void {
  if (header.type !== 'file')
    throw new SubmissionRefused(`${path} is ${kindOf(header)}; expected a plain file. Hand in what it leads to.`);
  if (files.has(path)) throw new SubmissionRefused(`${path} comes twice; expected each file once.`);
  if (files.size >= LIMITS.files)
    throw new SubmissionRefused(`More than ${LIMITS.files} files of this lab came; expected at most that many.`);
}

async function readAll(entry: Entry, path: string, room: number): Promise<Buffer> {
  const most = Math.min(LIMITS.fileBytes, room);
  const size = entry.header.size;
  const refuse = (): SubmissionRefused =>
    new SubmissionRefused(
      size > LIMITS.fileBytes
        ? `${path} has ${mib(size)}; expected at most ${mib(LIMITS.fileBytes)} a file.`
        : `The files of this lab have more than ${mib(LIMITS.allBytes)} together; expected at most that.`,
    );
  if (size > most) throw refuse();
  const pieces: Buffer[] = [];
  for await (const piece of entry) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** No file stands where another one needs a folder. */
function demandFolders(files: ReadonlyMap<string, unknown>): void {
  for (const path of files.keys()) {
    const parts = path.split('/');
    const above = parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'));
    const blocked = above.find((folder) => files.has(folder));
    if (blocked !== undefined)
      throw new SubmissionRefused(`${blocked} is a file and, for ${path}, a folder; expected one of them.`);
  }
}
