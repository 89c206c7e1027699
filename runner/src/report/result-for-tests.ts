import type { TrialResult } from '@stackyard/protocol/proof';

/** A trial that is proven, but for what is said to be otherwise. */
export const result = (changes: Partial<TrialResult> = {}): TrialResult => ({
  lab: '01-lab',
  step: '01-start',
  kind: 'before',
  name: null,
  what: 'fails before',
  ruling: 'proven',
  words: 'why',
  place: { file: 'labs/01-lab/01-start/check.ts', line: 1 },
  tookMs: 1234,
  spent: {},
  verdict: null,
  output: null,
  artifacts: null,
  mutant: null,
  rounds: [{ seed: 'a', round: 1, ruling: changes.ruling ?? 'proven' }],
  ...changes,
});
