import { existsSync } from 'node:fs';
import { copyFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../bus/log.ts';
import { readSingleEntry } from '../zip/read-zip.ts';
import type { AppProcess } from './app-process.ts';

const ENTRY = 'app.ts';
const LARGEST_APP = 1_000_000;

/**
 * Puts a new app in the place of the old one and starts it. Throws where it can't, and then the old one runs again.
 * The file is replaced by one rename, so that there is always a whole app to start.
 */
export async function apply(zip: Buffer, folder: string, app: AppProcess): Promise<void> {
  const content = readSingleEntry(zip, ENTRY, LARGEST_APP);
  const { file, previous } = filesIn(folder);
  await copyFile(file, previous);
  await writeFile(`${file}.new`, content);
  await rename(`${file}.new`, file);
  await launch(folder, app);
}

/**
 * Starts the app of a folder. The one before it is kept until the new one has answered, and takes its place again
 * where it does not, even if the power went out in between.
 */
export async function launch(folder: string, app: AppProcess): Promise<void> {
  const { file, previous } = filesIn(folder);
  try {
    await app.start();
    await rm(previous, { force: true });
  } catch (error) {
    if (!existsSync(previous)) throw error;
    await rename(previous, file);
    await app.start();
    throw new Error(`the new app was taken back: ${messageOf(error)}`, { cause: error });
  }
}

function filesIn(folder: string) {
  const file = join(folder, ENTRY);
  return { file, previous: `${file}.previous` };
}
