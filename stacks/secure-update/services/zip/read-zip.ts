import { crc32, inflateRawSync } from 'node:zlib';
import { readDirectory } from './read-directory.ts';
import type { Entry } from './read-directory.ts';

const STORED = 0;
const DEFLATED = 8;
const MODE_FILE = 0o100000;
/** What program code never reaches, and a bomb does: bytes unpacked for each byte packed. */
const HIGHEST_RATIO = 100;
/** Below this size any ratio will do. */
const HARMLESS = 65_536;

/**
 * The content of an archive that must hold exactly one entry, a plain file called `name`, of at most `limit` bytes unpacked
 * and 100 times what it was packed. Throws an Error that says what else it holds. Nothing is written anywhere: no path of
 * the archive is ever used as one.
 */
export function readSingleEntry(zip: Buffer, name: string, limit: number): Buffer {
  try {
    const entry = readDirectory(zip);
    check(entry, name, limit);
    const content = unpack(entry);
    if (content.length !== entry.size || crc32(content) !== entry.checksum) throw new Error(`${name} is damaged`);
    return content;
  } catch (error) {
    if (error instanceof RangeError) throw new Error('the archive is cut short or damaged', { cause: error });
    throw error;
  }
}

/** Before anything is unpacked. */
function check({ name: found, type, encrypted, size, packed }: Entry, name: string, limit: number): void {
  if (found !== name) throw new Error(`the archive holds ${JSON.stringify(found.slice(0, 100))} instead of ${name}`);
  if (type !== 0 && type !== MODE_FILE) throw new Error(`${name} is not a plain file`);
  if (encrypted) throw new Error(`${name} is encrypted`);
  if (size > limit) throw new Error(`${name} is larger than ${limit} bytes`);
  if (size > HARMLESS && size > packed.length * HIGHEST_RATIO) {
    throw new Error(`${name} unpacks to more than ${HIGHEST_RATIO} times its size`);
  }
}

function unpack({ packed, method, size }: Entry): Buffer {
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new Error(`the archive is packed by method ${method}, which is not supported`);
  // counts what really comes out: an archive that says less of itself is stopped there
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    throw new Error('the archive does not unpack, or to more than it says', { cause: error });
  }
}
