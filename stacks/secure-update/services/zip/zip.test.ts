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

/** The local header of the entry names another file than the directory. */
function twoNames(): Buffer {
  const zip = writeZip('app.ts', source);
  zip.write('API.ts', 30);
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
    ['a size that lies', withDirectory((entry) => entry.writeUInt32LE(100, 24)), /more than it says/],
    ['a folder', withDirectory((entry) => entry.writeUInt32LE((0o040755 << 16) >>> 0, 38)), /not a plain file/],
    ['a device', withDirectory((entry) => entry.writeUInt32LE((0o020666 << 16) >>> 0, 38)), /not a plain file/],
    ['two names for one entry', twoNames(), /two names/],
    ['an entry outside the archive', withDirectory((entry) => entry.writeUInt32LE(0x7fffffff, 42)), /damaged/],
    ['a name longer than the archive', withDirectory((entry) => entry.writeUInt16LE(0xffff, 28)), /more than its one/],
    ['a path of Windows', writeZip('..\\app.ts', source), /instead of app.ts/],
    ['a name with a zero byte', writeZip('app.ts\0.png', source), /instead of app.ts/],
    ['an unknown method', withDirectory((entry) => entry.writeUInt16LE(12, 10)), /method 12/],
  ])('is refused: %s', (_case, zip, reason) => {
    expect(() => read(zip)).toThrow(reason);
  });

  test('that unpacks to a hundred times its size is a bomb', () => {
    const bomb = writeZip('app.ts', Buffer.alloc(5_000_000));
    expect(() => readSingleEntry(bomb, 'app.ts', 32_000_000)).toThrow(/more than 100 times/);
  });

  test('that hides its size is stopped where it says it ends', () => {
    const bomb = writeZip('app.ts', Buffer.alloc(5_000_000));
    bomb.writeUInt32LE(100, bomb.indexOf('PK\x01\x02') + 24);
    expect(() => read(bomb)).toThrow(/more than it says/);
  });

  test('with two entries is refused, and so is one that says it has one', () => {
    const zip = writeZip('app.ts', source);
    const end = zip.indexOf('PK\x05\x06');
    const entry = zip.subarray(zip.indexOf('PK\x01\x02'), end);
    const two = Buffer.concat([zip.subarray(0, end), entry, zip.subarray(end)]);
    expect(() => read(two)).toThrow(/more than its one entry/);
    two.writeUInt16LE(2, end + entry.length + 10);
    expect(() => read(two)).toThrow(/2 entries/);
    two.writeUInt16LE(0xffff, end + entry.length + 10);
    expect(() => read(two)).toThrow(/65535 entries/);
  });

  test('changed at any one byte is read right or refused with a reason', () => {
    const zip = writeZip('app.ts', source);
    for (let at = 0; at < zip.length; at += 1) {
      const changed = Buffer.from(zip);
      changed.writeUInt8((changed[at] ?? 0) ^ 0x55, at);
      try {
        expect(read(changed)).toEqual(source);
      } catch (error) {
        expect((error as Error).message).toMatch(/archive|app\.ts/);
      }
    }
  });
});
