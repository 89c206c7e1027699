import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Gives a file new content by one rename: a reader sees the old or the new, never half of one. Returns once it is on the
 * disk, so that it holds even when the power goes out right after.
 */
export async function replaceFile(file: string, content: string | Buffer): Promise<void> {
  await writeSynced(`${file}.new`, content);
  await renameSynced(`${file}.new`, file);
}

export async function writeSynced(file: string, content: string | Buffer): Promise<void> {
  await using handle = await open(file, 'w');
  await handle.writeFile(content);
  await handle.sync();
}

/** A rename lasts once the folder is on the disk. */
export async function renameSynced(from: string, to: string): Promise<void> {
  await rename(from, to);
  await using folder = await open(dirname(to));
  await folder.sync();
}
