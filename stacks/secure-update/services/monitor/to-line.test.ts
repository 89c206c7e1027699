import { expect, test } from 'vitest';
import { toLine } from './to-line.ts';

const decision = {
  id: '1d3b7a52-7f1e-4c7e-9a35-0a6f2b7c5d11',
  source: 'verifier',
  destination: 'storage',
  operation: 'commit_sealed_blob',
  decision: 'allowed' as const,
  hop: 8,
  code: null,
  reason: null,
};

test('what passes is a line with the number of its hop', () => {
  expect(toLine(decision)).toBe('pass  8 verifier → storage commit_sealed_blob 1d3b7a52');
});

test('a rule without a number leaves its place empty', () => {
  expect(toLine({ ...decision, hop: null })).toBe('pass    verifier → storage commit_sealed_blob 1d3b7a52');
});

test('what is denied has the reason behind it, for people and for programs', () => {
  expect(
    toLine({ ...decision, id: null, hop: 11, decision: 'denied', code: 'replay', reason: 'it was here before' }),
  ).toBe('DENY 11 verifier → storage commit_sealed_blob ?: it was here before (replay)');
});
