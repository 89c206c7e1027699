import { expect, test } from 'vitest';
import { indentOf, lineEndOf } from './text-form.ts';

test('a text whose every line ends as on Windows goes on so', () => {
  expect(lineEndOf('a\r\nb\r\n')).toBe('\r\n');
  expect(lineEndOf('a\nb\n')).toBe('\n');
  expect(lineEndOf('')).toBe('\n');
});

test('a text with mixed ends is kept as it is: its returns are characters', () => {
  expect(lineEndOf('a\r\nb\n')).toBe('\n');
  expect(lineEndOf('a\r\nb\rc\r\n')).toBe('\n');
});

test('a text goes on indenting as it began', () => {
  expect(indentOf('all:\n\tmake')).toBe('\t');
  expect(indentOf('if x:\n    y')).toBe('    ');
  expect(indentOf('a:\n  b: 1')).toBe('  ');
  expect(indentOf('a\n   \nb')).toBe('  ');
});
