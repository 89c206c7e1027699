import type { Mutant, TrialResult } from '@stackyard/protocol/proof';
import { expect, test } from 'vitest';
import { result } from '../report/result-for-tests.ts';
import { stepProofs } from './step-proofs.ts';

const AT = '2026-11-21T12:00:00.000Z';
const said = (...trials: TrialResult[]) =>
  stepProofs({ lab: '01-lab', store: 'try-1', images: [], tookMs: 1, spent: {}, trials }, AT);
const wrong = (name: string, changes: Partial<TrialResult> = {}) => result({ kind: 'wrong-answer', name, ...changes });
const mutant = (of: Mutant['result']) =>
  result({
    kind: 'mutant',
    ruling: of === 'survived' ? 'disproven' : 'proven',
    mutant: { id: of, result: of, by: null, because: null, diff: '' },
  });

test('a step is proven when all its trials held, with how many wrong answers were refused', () => {
  expect(said(result(), wrong('early'), wrong('late'), result({ step: null, kind: 'nothing-left' }))).toEqual({
    proven: [{ step: '01-start', at: AT, by: 'prove', store: 'try-1', images: [], refused: 2, mutants: null }],
    failed: [],
  });
});

test('a step with one trial that is flaky, or that we could not tell, is not proven; the others are', () => {
  const { proven, failed } = said(
    result(),
    result({ step: '02-b', ruling: 'flaky' }),
    result({ step: '02-b' }),
    result({ step: '03-c', ruling: 'unknown' }),
  );
  expect(proven.map(({ step }) => step)).toEqual(['01-start']);
  expect(failed).toEqual(['02-b', '03-c']);
});

test('mutants are counted without those that nobody can notice', () => {
  const { proven } = said(result(), mutant('killed'), mutant('killed'), mutant('survived'), mutant('equivalent'));
  expect(proven[0]?.mutants).toEqual({ killed: 2, of: 3 });
});
