import { expect, test } from 'vitest';
import { emptyWords, isRefused, toPath } from './preview-words.ts';

test('a path is taken as it was meant', () => {
  expect(toPath('')).toBe('/');
  expect(toPath('get-digest/a.zip')).toBe('/get-digest/a.zip');
  expect(toPath('http://localhost:5000/digest?a=1')).toBe('/digest?a=1');
});

test('an app may refuse to be framed, in either of two ways', () => {
  expect(isRefused(new Headers({ 'x-frame-options': 'DENY' }))).toBe(true);
  expect(isRefused(new Headers({ 'content-security-policy': "default-src 'self'; frame-ancestors 'none'" }))).toBe(true);
  expect(isRefused(new Headers({ 'content-security-policy': 'frame-ancestors *', 'x-frame-options': 'DENY' }))).toBe(false);
  expect(isRefused(new Headers())).toBe(false);
});

test('an empty preview says what makes it appear', () => {
  expect(emptyWords(5000, true).strong).toBe('Nothing listens on 5000 yet.');
  expect(emptyWords(5000, false).text).toBe('What listens on port 5000 of your machine shows here.');
});
