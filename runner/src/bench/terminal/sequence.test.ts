import { expect, test } from 'vitest';
import { Sequence } from './sequence.ts';

const shown = (from: number, to: number): Buffer =>
  Buffer.from(Array.from({ length: to - from + 1 }, (_, at) => `${from + at}\r\n`).join(''));
const echo = Buffer.from('$ seq 1 25000\r\n\x1b[?2004l\r\x1b]133;C\x07');

test('numbers in any pieces, behind the echo of the command, are whole', () => {
  const sequence = new Sequence(25_000);
  const bytes = Buffer.concat([echo, shown(1, 25_000), Buffer.from('over 2\r\n$ ')]);
  for (let at = 0; at < bytes.length; at += 777) sequence.take(bytes.subarray(at, at + 777));
  expect(sequence.whole).toBe(true);
});

test('a gap, or an end that comes early, is not', () => {
  const gap = new Sequence(25_000);
  gap.take(Buffer.concat([echo, shown(1, 12_000), shown(12_002, 25_000)]));
  expect(gap).toMatchObject({ whole: false, broken: true });
  const early = new Sequence(25_000);
  early.take(Buffer.concat([echo, shown(1, 24_999)]));
  expect(early).toMatchObject({ whole: false, broken: false });
});
