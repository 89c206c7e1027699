import { expect, test } from 'vitest';
import { findMisspelled } from './check.ts';

const KNOWN = new Set(['hello', 'world', 'bar', "it's", "don't"]);

test.each([
  ['Hello foof world bar baz', ['foof', 'baz']],
  ['Hello, wrold!', ['wrold']],
  ['HELLO WorlD 123', []],
  ['foof123', ['foof']],
  ["It's what? Don't!", ['what']],
  ['hyphen-word a.b.c x9y b>bar</b', ['hyphen-word', 'a.b.c', 'x9y', 'b>bar</b']],
  ['foof FOOF foof', ['foof', 'FOOF', 'foof']],
  ['$(id) ; `ls`', ['id', 'ls']],
  ['', []],
  ['… 12 — ""', []],
  ['café', ['caf']],
])('%j: %j', (text, words) => {
  expect(findMisspelled(text, KNOWN)).toEqual(words);
});

test('what is very long is cut to 45 characters', () => {
  expect(findMisspelled('x'.repeat(100), KNOWN)).toEqual(['x'.repeat(45)]);
});
