import { expect, test } from 'vitest';
import type { Piece } from './difference.ts';
import { difference } from './difference.ts';

const digest = '9f2c41d05b7ae1836c0d94f2be7715a3c8e60f1d27b94a5e30c86d1f52a9e7b4';

function drawn(pieces: Piece[]): string {
  const sign = { same: ['', ''], cut: ['', ''], differs: ['[', ']'], missing: ['<', '>'], space: ['', ''] };
  return pieces.map(({ kind, text }) => `${sign[kind][0]}${text}${sign[kind][1]}`).join('');
}

function shown(expected: string, found: string): string[] | null {
  const result = difference(expected, found);
  return result && [drawn(result.expected), drawn(result.found), result.says];
}

test('a digest that lost its last character: the gap stands under the character', () => {
  expect(shown(digest, digest.slice(0, -1))).toEqual([
    '… c8e60f1d 27b94a5e 30c86d1f 52a9e7b[4]',
    '… c8e60f1d 27b94a5e 30c86d1f 52a9e7b< >',
    '1 missing',
  ]);
});

test('a digest that lost a character in the middle goes on aligned after the gap', () => {
  const [expected, found, says] = shown(digest, digest.slice(0, 10) + digest.slice(11)) ?? [];
  expect(expected).toBe('9f2c41d0 5b[7]ae183 6c0d94f2 be7715a3…');
  expect(found).toBe('9f2c41d0 5b< >ae183 6c0d94f2 be7715a3…');
  expect(says).toBe('1 missing');
});

test('values that a check has cut and grouped itself are compared as they stand', () => {
  const cut = '… c8e60f1d 27b94a5e 30c86d1f 52a9e7b4';
  expect(shown(cut, cut.slice(0, -1))).toEqual([`${cut.slice(0, -1)}[4]`, `${cut.slice(0, -1)}< >`, '1 missing']);
});

test('a version that differs is marked at its first differing character', () => {
  expect(shown('Hello World! Application version 1.0.4b', 'Hello World! Application version 1.0.3u')).toEqual([
    'Hello World! Application version 1.0.[4]b',
    'Hello World! Application version 1.0.[3]u',
    'differs at character 38',
  ]);
});

test('a character too many is marked below, and leaves a gap above', () => {
  expect(shown('1.0.4b', '1.0.44b')).toEqual(['1.0.4< >b', '1.0.4[4]b', '1 too many']);
});

test('a word that a list lacks leaves a gap, and is named', () => {
  expect(shown('manager, downloader, storage, verifier', 'manager, storage, verifier')).toEqual([
    'manager, [downloader, ]storage, verifier',
    'manager, <            >storage, verifier',
    'downloader missing',
  ]);
});

test('words in the place of others are marked whole, and what follows stays aligned', () => {
  expect(shown('hop 8 verifier commit_sealed_blob passed', 'hop 8 storage commit_sealed_blob passed')).toEqual([
    'hop 8 [verifier ]commit_sealed_blob passed',
    'hop 8 [storage ] commit_sealed_blob passed',
    'storage in place of verifier',
  ]);
});

test('a word too many is marked below', () => {
  expect(shown('manager, storage, verifier', 'manager, storage, verifier, updater')?.[2]).toBe('updater too many');
});

test('the last word of a list that is missing', () => {
  expect(shown('kafka monitor manager storage', 'kafka monitor manager')?.[2]).toBe('storage missing');
});

test('equal values, and values of another shape, are not marked', () => {
  expect(difference(digest, digest)).toBeNull();
  expect(difference('200', '401 unauthorized')).toBeNull();
  expect(difference('one\ntwo', 'one\ntvo')).toBeNull();
});
