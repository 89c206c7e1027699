import { expect, test } from 'vitest';
import { checkDigest } from './check-digest.ts';

const file = Buffer.from('abc');
const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

test.each([
  ['the digest as it is', digest, 'sha256'],
  ['the digest in capitals', digest.toUpperCase(), 'sha256'],
  ['the algorithm in capitals', digest, 'SHA256'],
])('right: %s', (_case, promised, algorithm) => {
  expect(checkDigest(file, promised, algorithm)).toBeUndefined();
});

test.each([
  ['another digest', digest.replace('b', 'c'), 'sha256', /the file's sha256 is ba7816/],
  ['a digest cut short', digest.slice(1), 'sha256', /not 64 hex digits/],
  ['no digest', undefined, 'sha256', /not 64 hex digits/],
  ['an unknown algorithm', digest, 'md5', /md5 is not sha256/],
  ['no algorithm', digest, undefined, /not sha256/],
])('wrong: %s', (_case, promised, algorithm, reason) => {
  expect(checkDigest(file, promised, algorithm)).toMatch(reason);
});
