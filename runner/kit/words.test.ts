import { expect, test } from 'vitest';
import { clock, count, list, short } from './words.ts';

test('counts and lists read as a person writes them', () => {
  expect(count(1, 'character')).toBe('1 character');
  expect(count(0, 'time')).toBe('0 times');
  expect(list([])).toBe('');
  expect(list(['kafka'])).toBe('kafka');
  expect(list(['app', 'kafka', 'monitor'])).toBe('app, kafka and monitor');
});

test('what is too long is cut and says so; lines become one', () => {
  expect(short(' a\n b ')).toBe('a b');
  expect(short('abcdef', 4)).toBe('abc…');
  expect(short('abcd', 4)).toBe('abcd');
});

test('a time is told to the second', () => {
  expect(clock(new Date('2026-11-21T14:02:31.900Z'))).toBe('14:02:31');
});
