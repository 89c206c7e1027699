import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Event } from '../bus/event.ts';
import { messageOf } from '../bus/log.ts';
import { renameSynced, writeSynced } from '../files/replace-file.ts';
import { sha256Of } from '../seal/statement.ts';
import { versionIn } from '../version/version.ts';
import { readSingleEntry } from '../zip/read-zip.ts';
import type { Keys } from './check-update.ts';
import { checkVersion, Refused, takeFile } from './check-update.ts';
import type { LiveApp } from './live-app.ts';
import type { Results } from './results.ts';

const ENTRY = 'app.ts';
const LARGEST_APP = 32_000_000;

interface Place {
  /** Holds the app, and the results of its updates. */
  folder: string;
  app: LiveApp;
  results: Results;
  keys?: Keys | undefined;
}

/**
 * Puts a new app in the place of the old one, which serves until the new one has been tried and answered. Throws where it
 * can't, Refused where it must not, and then nothing has changed. The one moment that counts is a rename: what dies before
 * it has done nothing, what dies after it is known by the result that was written first.
 */
export async function apply(event: Event, { folder, app, results, keys }: Place): Promise<void> {
  const content = unpack(takeFile(event, keys));
  const version = event.version ?? versionIn(content);
  checkVersion(event, version, await installedVersion(folder, results));

  const file = join(folder, ENTRY);
  const tried = join(folder, `next.${ENTRY}`);
  await writeSynced(tried, content);
  const sha256 = sha256Of(content);
  const candidate = await app.tryOut(tried).catch(async (error: unknown) => {
    await rm(tried);
    throw new Error(`the new app was taken back: ${messageOf(error)}`, { cause: error });
  });
  await results.set(event.id, { state: 'applying', version, sha256 });
  await renameSynced(tried, file);
  await app.switchTo(candidate);
  await results.set(event.id, { state: 'done', version, sha256 });
}

/** After a death at any moment: the results say what the folder holds. */
export async function recover(folder: string, results: Results): Promise<void> {
  await results.recover(sha256Of(await readFile(join(folder, ENTRY))));
}

async function installedVersion(folder: string, results: Results): Promise<string | undefined> {
  const app = await readFile(join(folder, ENTRY));
  return results.versionOf(sha256Of(app)) ?? versionIn(app);
}

function unpack(zip: Buffer): Buffer {
  try {
    return readSingleEntry(zip, ENTRY, LARGEST_APP);
  } catch (error) {
    throw new Refused(messageOf(error), { cause: error });
  }
}
