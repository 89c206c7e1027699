const END = 0x06054b50;
const END_LENGTH = 22;
const DIRECTORY = 0x02014b50;
const DIRECTORY_LENGTH = 46;
const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
const MODE_TYPE = 0o170000;

/** What the directory of an archive says of its one entry; `packed` are the bytes it points at. */
export interface Entry {
  name: string;
  /** The Unix kind of file, as in st_mode; 0 where the archive was made elsewhere. */
  type: number;
  encrypted: boolean;
  method: number;
  checksum: number;
  size: number;
  packed: Buffer;
}

/**
 * Reads the directory of an archive with one entry. Throws where there are more, or where its parts contradict each other,
 * so that no two readers can find different files in it.
 */
export function readDirectory(zip: Buffer): Entry {
  const end = findEnd(zip);
  const count = zip.readUInt16LE(end + 10);
  if (count !== 1) throw new Error(`the archive holds ${count} entries instead of one`);

  const at = zip.readUInt32LE(end + 16);
  if (zip.readUInt32LE(at) !== DIRECTORY) throw new Error('the archive has no directory');
  const nameLength = zip.readUInt16LE(at + 28);
  const length = DIRECTORY_LENGTH + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  if (at + length !== end) throw new Error('the archive holds more than its one entry');

  const name = zip.toString('utf8', at + DIRECTORY_LENGTH, at + DIRECTORY_LENGTH + nameLength);
  return {
    name,
    type: (zip.readUInt32LE(at + 38) >>> 16) & MODE_TYPE,
    encrypted: (zip.readUInt16LE(at + 8) & 1) !== 0,
    method: zip.readUInt16LE(at + 10),
    checksum: zip.readUInt32LE(at + 16),
    size: zip.readUInt32LE(at + 24),
    packed: packedBytes(zip.subarray(0, at), { name, at: zip.readUInt32LE(at + 42), size: zip.readUInt32LE(at + 20) }),
  };
}

/** The bytes behind the local header, which must name the same file. */
function packedBytes(zip: Buffer, { name, at, size }: { name: string; at: number; size: number }): Buffer {
  if (zip.readUInt32LE(at) !== LOCAL) throw new Error('the archive is damaged: no entry where its directory says');
  const nameEnd = at + LOCAL_LENGTH + zip.readUInt16LE(at + 26);
  const local = zip.toString('utf8', at + LOCAL_LENGTH, nameEnd);
  if (local !== name) throw new Error('the archive gives its entry two names');
  const start = nameEnd + zip.readUInt16LE(at + 28);
  return zip.subarray(start, start + size);
}

function findEnd(zip: Buffer): number {
  const lowest = Math.max(0, zip.length - END_LENGTH - 0xffff);
  for (let at = zip.length - END_LENGTH; at >= lowest; at -= 1) {
    const commentEnd = () => at + END_LENGTH + zip.readUInt16LE(at + 20);
    if (zip.readUInt32LE(at) === END && commentEnd() === zip.length) return at;
  }
  throw new Error('this is not a zip archive');
}
