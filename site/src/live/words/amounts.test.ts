import { expect, test } from 'vitest';
import { memory, usedOf } from './amounts.ts';

test('memory is told in the unit that its size asks for', () => {
  expect(memory(640)).toBe('640 MB');
  expect(memory(1126)).toBe('1.1 GB');
});

test('used and limit share one unit', () => {
  expect(usedOf(1126, 2048)).toBe('1.1 of 2 GB');
  expect(usedOf(40, 900)).toBe('40 of 900 MB');
  expect(usedOf(400, 2048)).toBe('0.4 of 2 GB');
});
