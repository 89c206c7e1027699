import { expect, test } from 'vitest';
import { emptyWords, isRefused, toPath } from './preview-words.ts';

test('a path is taken as it was meant', () => {
  expect(toPath('')).toBe('/');
  expect(toPath('get-digest/a.zip')).toBe('/get-digest/a.zip');
  expect(toPath('http://localhost:5000/digest?a=1')).toBe('/digest?a=1');
});

test('an app may refuse to be framed, in either of two ways', () => {
  const refused = (headers: Record<string, string>): boolean =>
    isRefused(new Headers(headers), 'http://localhost:4321');
  expect(refused({ 'x-frame-options': 'DENY' })).toBe(true);
  expect(refused({ 'content-security-policy': "default-src 'self'; frame-ancestors 'none'" })).toBe(true);
  expect(refused({ 'content-security-policy': "frame-ancestors 'none', frame-ancestors http://localhost:4321" })).toBe(
    true,
  );
  expect(refused({ 'content-security-policy': 'frame-ancestors http://localhost:4321 http://[::1]:4321' })).toBe(false);
  expect(refused({ 'content-security-policy': 'frame-ancestors *', 'x-frame-options': 'DENY' })).toBe(false);
  expect(refused({})).toBe(false);
});

test('an empty preview says what makes it appear', () => {
  expect(emptyWords(5000, true).strong).toBe('Nothing listens on 5000 yet.');
  expect(emptyWords(5000, false).text).toBe('What listens on port 5000 of your machine shows here.');
});
