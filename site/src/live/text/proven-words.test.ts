import type { StepProof } from '@stackyard/protocol/step-proof';
import { expect, test } from 'vitest';
import { provenWords, shortId } from './proven-words.ts';

const NOW = new Date('2026-11-21T18:00:00').getTime();
const proof = (changes: Partial<StepProof>): StepProof => ({
  step: '01-a',
  at: new Date('2026-11-21T14:03:00').toISOString(),
  by: 'prove',
  store: 's',
  images: [],
  refused: 9,
  mutants: null,
  ...changes,
});

test('a step says when it was proven and what was refused', () => {
  expect(provenWords(proof({}), NOW)).toBe('Proven today at 14:03: the solution passes, 9 wrong answers refused');
  expect(provenWords(proof({ refused: 1, mutants: { killed: 18, of: 19 } }), NOW)).toBe(
    'Proven today at 14:03: the solution passes, 1 wrong answer refused, 18 of 19 broken solutions noticed',
  );
  expect(provenWords(proof({ refused: 0 }), NOW)).toBe('Proven today at 14:03: the solution passes');
});

test('what a start of the runner showed is no more than that the solution passes', () => {
  expect(provenWords(proof({ by: 'runner', refused: 0 }), NOW)).toBe('Proven today at 14:03: the solution passes');
});

test('without a proof of this edition it says so', () => {
  expect(provenWords(null, NOW)).toBe('Not proven here yet');
});

test('ids are as short as Docker shows them', () => {
  expect(shortId('sha256:0123456789abcdef0123')).toBe('0123456789ab');
});
