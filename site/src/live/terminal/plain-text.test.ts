import { expect, test } from 'vitest';
import { beginOf, linesOf, toText, type Rows } from './plain-text.ts';

/** Rows of a screen ten columns wide; `>` begins one that goes on from the row above. */
function rows(...texts: string[]): Rows {
  return {
    length: texts.length,
    getLine: (at) => {
      const text = texts[at];
      if (text === undefined) return undefined;
      const row = text.replace(/^>/, '').padEnd(10);
      return { isWrapped: text.startsWith('>'), translateToString: (trim) => (trim ? row.trimEnd() : row) };
    },
  };
}

test('what was wrapped at the edge is one line again, with the spaces where it was cut', () => {
  expect(linesOf(rows('$ echo one', '> two three', 'one two'))).toEqual(['$ echo one two three', 'one two']);
  expect(linesOf(rows('ends with ', '>a word'))).toEqual(['ends with a word']);
});

test('empty lines between stay, empty rows below the last line do not', () => {
  expect(toText(linesOf(rows('a', '', 'b', '', '')))).toBe('a\n\nb');
});

test('the begin of a line is found from any of its rows', () => {
  const some = rows('a', 'b', '>b', '>b', 'c');
  expect([0, 1, 3, 4].map((at) => beginOf(some, at))).toEqual([0, 1, 1, 4]);
});
