import type { LabProof, TrialResult } from '@stackyard/protocol/proof';
import type { StepProof } from '@stackyard/protocol/step-proof';
import { overall } from './fold.ts';

/** What a run says of each step that it tried: those whose every trial held, and the ids of the others. */
export function stepProofs({ trials, store, images }: LabProof, at: string): { proven: StepProof[]; failed: string[] } {
  const ofSteps = trials.flatMap((trial) => (trial.step === null ? [] : { ...trial, step: trial.step }));
  const bySteps = [...Map.groupBy(ofSteps, ({ step }) => step)];
  const [held, failed] = [true, false].map((wanted) =>
    bySteps.filter(([, tried]) => (overall(tried) === 'proven') === wanted),
  );
  return {
    proven: (held ?? []).map(([step, tried]) => ({
      step,
      at,
      by: 'prove',
      store,
      images,
      refused: tried.filter(({ kind }) => kind === 'wrong-answer').length,
      mutants: mutantsOf(tried),
    })),
    failed: (failed ?? []).map(([step]) => step),
  };
}

/** Equivalent ones cannot be noticed, and do not count. */
function mutantsOf(trials: readonly TrialResult[]): StepProof['mutants'] {
  const results = trials.flatMap(({ mutant }) => mutant?.result ?? []);
  const of = results.filter((result) => result === 'killed' || result === 'survived').length;
  return of === 0 ? null : { killed: results.filter((result) => result === 'killed').length, of };
}
