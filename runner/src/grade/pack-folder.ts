import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Stats } from 'node:fs';
import { pack, type Header, type Pack } from 'tar-stream';
import { shown } from './entry-path.ts';
import { LIMITS, mib } from './limits.ts';
import { SubmissionRefused } from './refused.ts';

/** Folders that belong to tools and never to a submission. */
const LEFT_OUT = new Set(['.git', 'node_modules']);

/**
 * A folder as a tar. Links are not followed: they go in as what they are, for whoever reads the tar to judge, and so does a file
 * that the disk knows by another name too. A file larger than any submission is left out and told to `say`.
 */
export function packFolder(folder: string, say: (text: string) => void, most: number = LIMITS.entries): Readable {
  const tar = pack();
  const state = { entries: 0, most, bytes: 0, say };
  addFolder(tar, folder, '', state).then(
    () => tar.finalize(),
    (error: unknown) => tar.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return Readable.from(tar, { objectMode: false });
}

interface State {
  entries: number;
  most: number;
  bytes: number;
  say: (text: string) => void;
}

async function addFolder(tar: Pack, folder: string, at: string, state: State): Promise<void> {
  for (const name of (await readdir(join(folder, at))).toSorted()) {
    if (LEFT_OUT.has(name)) continue;
    const path = at === '' ? name : `${at}/${name}`;
    const info = await lstat(join(folder, path));
    state.entries += 1;
    if (state.entries > state.most)
      throw new SubmissionRefused(`The folder holds more than ${state.most} files; expected at most that many.`);
    if (info.isDirectory()) await addFolder(tar, folder, path, state);
    else if (info.isFile() && info.nlink === 1) await addFile(tar, join(folder, path), path, state);
    else tar.entry({ name: path, type: typeOf(info), linkname: 'elsewhere' });
  }
}

function typeOf(info: Stats): Header['type'] {
  if (info.isFile()) return 'link';
  if (info.isSymbolicLink()) return 'symlink';
  if (info.isBlockDevice()) return 'block-device';
  return info.isCharacterDevice() ? 'character-device' : 'fifo';
}

async function addFile(tar: Pack, file: string, path: string, state: State): Promise<void> {
  // opened as what it was when it was looked at: neither a link nor a pipe that never ends
  await using handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  const { size, mode } = await handle.stat();
  if (size > LIMITS.allBytes) {
    state.say(`left out: ${shown(path)}, ${mib(size)} is more than a submission may have (${mib(LIMITS.allBytes)})`);
    return;
  }
  state.bytes += size;
  if (state.bytes > LIMITS.tarBytes)
    throw new SubmissionRefused(
      `The folder holds more than ${mib(LIMITS.tarBytes)}; expected at most that. Give the folder that has only the lab’s files.`,
    );
  const content = Buffer.alloc(size);
  const { bytesRead } = await handle.read(content, 0, size, 0);
  await new Promise<void>((resolve, reject) =>
    tar.entry({ name: path, mode }, content.subarray(0, bytesRead), (error) => (error ? reject(error) : resolve())),
  );
}
