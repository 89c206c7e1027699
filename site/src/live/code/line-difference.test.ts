import { expect, test } from 'vitest';
import { compareLines } from './line-difference.ts';

function drawn(page: string, yours: string): string[] {
  const sign = { same: ' ', page: '-', yours: '+' };
  return compareLines(page, yours).map(({ kind, text }) => sign[kind] + text);
}

test('a changed line stands as the page’s and as the learner’s, between what both have', () => {
  expect(drawn('{\n "digest": ""\n}\n', '{\n "digest": "9f2c"\n}\n')).toEqual([
    ' {',
    '- "digest": ""',
    '+ "digest": "9f2c"',
    ' }',
  ]);
});

test('lines that were added or taken away are only that', () => {
  expect(drawn('a\nb\nc', 'a\nc')).toEqual([' a', '-b', ' c']);
  expect(drawn('a\nc', 'a\nb\nc')).toEqual([' a', '+b', ' c']);
  expect(drawn('a', 'a\n')).toEqual([' a']);
});
