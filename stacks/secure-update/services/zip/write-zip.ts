import { crc32, deflateRawSync } from 'node:zlib';

/** 1 January 1980, the oldest date a zip can tell: the same content always gives the same bytes, and the same digest. */
const DOS_DATE = 0x0021;
const VERSION = 20;
const DEFLATED = 8;

/** A zip archive with one entry. */
export function writeZip(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const path = Buffer.from(name, 'utf8');

  // what local header and directory say alike, from "version needed" to "length of the extra field"
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(VERSION, 0);
  facts.writeUInt16LE(DEFLATED, 4);
  facts.writeUInt16LE(DOS_DATE, 8);
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(content.length, 18);
  facts.writeUInt16LE(path.length, 22);

  const local = Buffer.concat([signature('PK\x03\x04'), facts, path, packed]);
  const madeBy = Buffer.from([VERSION, 0]);
  // comment, disk, attributes and offset of the local header: all zero
  const directory = Buffer.concat([signature('PK\x01\x02'), madeBy, facts, Buffer.alloc(14), path]);

  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, directory, signature('PK\x05\x06'), end]);
}

function signature(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
