import { expect, test } from 'vitest';
import { toFolder } from './list.ts';

const printed = (...parts: string[]): string => parts.map((part) => `${part}\0`).join('');

test('entries keep any name: spaces, line ends, nothing but a sign', () => {
  const { entries } = toFolder('lab', printed('stamp', '3', 'f f 12 a  b', 'f f 0 two\nlines', 'f f 0 -', ''));
  expect(entries.map(({ name }) => name)).toEqual(['a  b', 'two\nlines', '-']);
});

test('a link is what it leads to; what leads nowhere or has no end is other', () => {
  const { entries } = toFolder(
    'lab',
    printed('stamp', '4', 'l f 7 to-file', 'l d 7 to-folder', 'l N 7 to-nothing', 'p p 0 pipe', ''),
  );
  expect(entries.map(({ kind, link }) => [kind, link])).toEqual([
    ['file', true],
    ['folder', true],
    ['other', true],
    ['other', false],
  ]);
});

test('folders tell how much they hold', () => {
  const { entries } = toFolder(
    'lab',
    printed('stamp', '2', 'd d 4096 empty', 'd d 4096 node modules', '', '    212 node modules'),
  );
  expect(entries.map(({ count }) => count)).toEqual([0, 212]);
});

test('where counting stopped, a number that is not known is not shown', () => {
  const { entries } = toFolder(
    'lab',
    printed('stamp', '3', 'd d 0 a', 'd d 0 b', 'd d 0 c', '', '  19000 a', '   1000 b'),
  );
  expect(entries.map(({ count }) => count)).toEqual([19000, null, null]);
});

test('what was not listed is counted', () => {
  expect(toFolder('lab', printed('stamp', '5000', 'f f 1 a', '')).more).toBe(4999);
});
