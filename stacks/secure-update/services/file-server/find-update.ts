import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { versionIn, versionSchema } from '../version/version.ts';
import { readSingleEntry } from '../zip/read-zip.ts';
import { writeZip } from '../zip/write-zip.ts';

const ENTRY = 'app.ts';
/** A name can't hold a slash or start with a dot, so no path leads out of the folder. */
const NAME = /^([a-z0-9][a-z0-9_-]{0,63})\.zip$/;
/** More than any update may have; what is larger is not read. */
const LARGEST = 64_000_000;

interface Found {
  zip: Buffer;
  /** What the vendor calls it; undefined where nothing says so. */
  version: string | undefined;
}

/**
 * What is to be handed out as NAME.zip: the file NAME.zip as it is, else the folder NAME, packed. Its version is what the
 * file NAME.version says, else the VERSION in its app.ts. A link is not followed. Returns a sentence where there is none.
 */
export async function findUpdate(folder: string, file: string): Promise<Found | string> {
  const name = NAME.exec(file)?.[1];
  if (name === undefined) return 'an update is called NAME.zip: small letters, digits, - and _';
  const zip = await readPlain(join(folder, file));
  if (zip !== undefined) {
    const said = (await readPlain(join(folder, `${name}.version`)))?.toString('utf8').trim();
    return { zip, version: said === undefined ? versionInZip(zip) : versionSchema.safeParse(said).data };
  }
  const source = await readPlain(join(folder, name, ENTRY));
  if (source !== undefined) return { zip: writeZip(ENTRY, source), version: versionIn(source) };
  return `no update is called ${file}: there is no file ${file}, and no folder ${name} with an ${ENTRY}`;
}

function versionInZip(zip: Buffer): string | undefined {
  try {
    return versionIn(readSingleEntry(zip, ENTRY, LARGEST));
  } catch {
    return undefined;
  }
}

async function readPlain(path: string): Promise<Buffer | undefined> {
  try {
    await using file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stat = await file.stat();
    return stat.isFile() && stat.size <= LARGEST ? await file.readFile() : undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' || code === 'ENXIO') return undefined;
    throw error;
  }
}
