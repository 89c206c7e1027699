import { expect, test } from 'vitest';
import { fileSize, memory, usedOf } from './amounts.ts';

test('memory is told in the unit that its size asks for', () => {
  expect(memory(640)).toBe('640 MB');
  expect(memory(1126)).toBe('1.1 GB');
});

test('used and limit share one unit', () => {
  expect(usedOf(1126, 2048)).toBe('1.1 of 2 GB');
  expect(usedOf(40, 900)).toBe('40 of 900 MB');
  expect(usedOf(400, 2048)).toBe('0.4 of 2 GB');
});

test('the size of a file is told in thousands', () => {
  expect([1, 999, 12_345, 3_440_000].map(fileSize)).toEqual(['1 byte', '999 bytes', '12 kB', '3.4 MB']);
});
