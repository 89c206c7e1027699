import { expect, test } from 'vitest';
import { holdKeys } from './held-keys.ts';

const key = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (chunks: Uint8Array[]): string => chunks.map((chunk) => new TextDecoder().decode(chunk)).join('');

test('keys are given back once, in order', () => {
  const keys = holdKeys();
  keys.hold(key('l'), 0);
  keys.hold(key('s'), 900);
  const taken = keys.take(29_000);
  expect([text(taken.chunks), taken.dropped]).toEqual(['ls', false]);
  expect(keys.take(29_001)).toEqual({ chunks: [], dropped: false });
});

test('after 30 s all of them are dropped, and that is said', () => {
  const keys = holdKeys();
  keys.hold(key('rm'), 0);
  expect(keys.take(30_001)).toEqual({ chunks: [], dropped: true });
});

test('a half of a line is never sent: one key too late drops the earlier ones', () => {
  const keys = holdKeys();
  keys.hold(key('sudo '), 0);
  expect(keys.hold(key('ls'), 31_000)).toBe(false);
  expect(keys.hold(key(' -la'), 31_001)).toBe(false);
  expect(keys.take(31_002)).toEqual({ chunks: [], dropped: true });
});

test('more than 64 KiB is not held', () => {
  const keys = holdKeys();
  keys.hold(new Uint8Array(60_000), 0);
  expect(keys.hold(new Uint8Array(10_000), 1)).toBe(false);
  expect(keys.take(2)).toEqual({ chunks: [], dropped: true });
});
