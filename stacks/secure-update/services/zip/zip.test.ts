import { describe, expect, test } from 'vitest';
import { readSingleEntry } from './read-zip.ts';
import { writeZip } from './write-zip.ts';

const source = Buffer.from("const VERSION = '1.0.4b';\n".repeat(50));
const read = (zip: Buffer) => readSingleEntry(zip, 'app.ts', 10_000);

/** An archive with some bytes of its directory changed, by their place in the entry. */
function withDirectory(change: (directory: Buffer) => void): Buffer {
  const zip = writeZip('app.ts', source);
  change(zip.subarray(zip.indexOf('PK\x01\x02')));
  return zip;
}

describe('an archive', () => {
  test('gives back what was packed', () => {
    expect(read(writeZip('app.ts', source))).toEqual(source);
  });

  test('of the same content has the same bytes, whenever it is packed', () => {
    expect(writeZip('app.ts', source)).toEqual(writeZip('app.ts', Buffer.from(source)));
  });

  test.each([
    ['a path that leads out', writeZip('../app.ts', source), /"..\/app.ts" instead of app.ts/],
    ['an absolute path', writeZip('/app/app.ts', source), /instead of app.ts/],
    ['another file', writeZip('server.ts', source), /"server.ts" instead/],
    ['something that is no archive', Buffer.from('hello '.repeat(20)), /not a zip/],
    ['nothing', Buffer.alloc(0), /not a zip/],
    ['an archive cut short', writeZip('app.ts', source).subarray(40), /damaged|no directory/],
    ['more than is allowed', writeZip('app.ts', Buffer.alloc(10_001)), /larger than 10000 bytes/],
    ['a symbolic link', withDirectory((entry) => entry.writeUInt32LE((0o120777 << 16) >>> 0, 38)), /not a plain file/],
    ['an encrypted entry', withDirectory((entry) => entry.writeUInt16LE(1, 8)), /encrypted/],
    ['a wrong checksum', withDirectory((entry) => entry.writeUInt32LE(1, 16)), /damaged/],
    ['an unknown method', withDirectory((entry) => entry.writeUInt16LE(12, 10)), /method 12/],
  ])('is refused: %s', (_case, zip, reason) => {
    expect(() => read(zip)).toThrow(reason);
  });

  test('that says it is small and unpacks to much is stopped at the limit', () => {
    const bomb = writeZip('app.ts', Buffer.alloc(5_000_000));
    bomb.writeUInt32LE(100, bomb.indexOf('PK\x01\x02') + 24);
    expect(() => read(bomb)).toThrow(/more than is allowed/);
  });

  test('with two entries is refused', () => {
    const zip = writeZip('app.ts', source);
    zip.writeUInt16LE(2, zip.indexOf('PK\x05\x06') + 10);
    expect(() => read(zip)).toThrow(/2 entries/);
  });
});
