import { crc32, inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const MODE_TYPE = 0o170000;
const MODE_FILE = 0o100000;

/**
 * The content of an archive that must hold exactly one entry, a plain file called `name`, of at most `limit` bytes unpacked.
 * Throws an Error that says what else it holds. Nothing is written anywhere: no path of the archive is ever used as one.
 */
export function readSingleEntry(zip: Buffer, name: string, limit: number): Buffer {
  try {
    return read(zip, name, limit);
  } catch (error) {
    if (error instanceof RangeError) throw new Error('the archive is cut short or damaged', { cause: error });
    throw error;
  }
}

function read(zip: Buffer, name: string, limit: number): Buffer {
  const end = findEnd(zip);
  const entries = zip.readUInt16LE(end + 10);
  if (entries !== 1) throw new Error(`the archive holds ${entries} entries instead of one`);

  const at = zip.readUInt32LE(end + 16);
  if (zip.readUInt32LE(at) !== DIRECTORY) throw new Error('the archive has no directory');
  const flags = zip.readUInt16LE(at + 8);
  const method = zip.readUInt16LE(at + 10);
  const checksum = zip.readUInt32LE(at + 16);
  const packedSize = zip.readUInt32LE(at + 20);
  const size = zip.readUInt32LE(at + 24);
  const found = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
  const type = (zip.readUInt32LE(at + 38) >>> 16) & MODE_TYPE;
  const local = zip.readUInt32LE(at + 42);

  if (found !== name) throw new Error(`the archive holds ${JSON.stringify(found.slice(0, 100))} instead of ${name}`);
  if (type !== 0 && type !== MODE_FILE) throw new Error(`${name} is not a plain file`);
  if ((flags & 1) !== 0) throw new Error(`${name} is encrypted`);
  if (size > limit) throw new Error(`${name} is larger than ${limit} bytes`);
  if (zip.readUInt32LE(local) !== LOCAL) throw new Error('the archive is damaged: no entry where its directory says');

  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + packedSize);
  const content = unpack(packed, method, limit);
  if (content.length !== size || crc32(content) !== checksum) throw new Error(`${name} is damaged`);
  return content;
}

function findEnd(zip: Buffer): number {
  const lowest = Math.max(0, zip.length - 22 - 0xffff);
  for (let at = zip.length - 22; at >= lowest; at -= 1) {
    if (zip.readUInt32LE(at) === END) return at;
  }
  throw new Error('this is not a zip archive');
}

function unpack(packed: Buffer, method: number, limit: number): Buffer {
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new Error(`the archive is packed by method ${method}, which is not supported`);
  // the limit counts what really comes out, whatever the archive says of itself
  try {
    return inflateRawSync(packed, { maxOutputLength: limit });
  } catch (error) {
    throw new Error('the archive does not unpack, or to more than is allowed', { cause: error });
  }
}
