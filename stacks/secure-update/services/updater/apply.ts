import { copyFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../bus/log.ts';
import { readSingleEntry } from '../zip/read-zip.ts';
import type { AppProcess } from './app-process.ts';

const ENTRY = 'app.ts';
const LARGEST_APP = 1_000_000;

/**
 * Puts a new app in the place of the old one and starts it. Throws where it can't, and then the old one runs again:
 * the file is replaced by one rename, so that there is always a whole app to start.
 */
export async function apply(zip: Buffer, folder: string, app: AppProcess): Promise<void> {
  const content = readSingleEntry(zip, ENTRY, LARGEST_APP);
  const file = join(folder, ENTRY);
  const previous = `${file}.previous`;
  await copyFile(file, previous);
  await writeFile(`${file}.new`, content);
  await rename(`${file}.new`, file);
  try {
    await app.start();
  } catch (error) {
    await rename(previous, file);
    await app.start();
    throw new Error(`the new app was taken back: ${messageOf(error)}`, { cause: error });
  }
}
