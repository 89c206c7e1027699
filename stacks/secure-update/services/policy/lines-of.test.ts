import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { linesOf } from './lines-of.ts';

const bytes = (text: string): Buffer => Buffer.from(text);
const read = (...pieces: Buffer[]) => Readable.from(linesOf(Readable.from(pieces))).toArray();

test('gives the lines that each piece completes', async () => {
  expect(await read(bytes('one\ntwo\nth'), bytes('ree\n'))).toEqual([['one', 'two'], ['three']]);
});

test('a line without an end is one, too, and Windows’ ends are ends', async () => {
  expect(await read(bytes('one\r\n\r\ntwo'))).toEqual([['one', ''], ['two']]);
});

test('a character that is split between two pieces is whole', async () => {
  const split = bytes('ü\n');
  expect(await read(split.subarray(0, 1), split.subarray(1))).toEqual([['ü']]);
});

test('nothing is no line', async () => {
  expect(await read()).toEqual([]);
});
