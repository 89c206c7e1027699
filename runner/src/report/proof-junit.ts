import type { Proof, Ruling, TrialResult } from '@stackyard/protocol/proof';
import { junit, type Case } from './junit.ts';
import { evidenceOf, subjectOf } from './proof-words.ts';

const OUTCOME: Record<Ruling, Case['outcome']> = {
  proven: 'passed',
  disproven: 'failed',
  flaky: 'failed',
  unknown: 'error',
};

/** A run of `prove` as JUnit XML: a suite for each lab. */
export function proofJunit({ at, labs }: Proof): string {
  return junit(
    'stackyard prove',
    labs.map(({ lab, trials }) => ({ name: lab, at, cases: trials.map(toCase) })),
  );
}

function toCase(result: TrialResult): Case {
  const { what, ruling, tookMs, words, place, lab, step } = result;
  return {
    name: `${subjectOf(result)} ${what}`,
    suite: step === null ? lab : `${lab}.${step}`,
    seconds: tookMs / 1000,
    outcome: OUTCOME[ruling],
    message: words,
    detail: evidenceOf(result) || null,
    file: place.file,
  };
}
