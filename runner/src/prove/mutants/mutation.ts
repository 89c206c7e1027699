import { createHash } from 'node:crypto';
import type { TrialResult } from '@stackyard/protocol/proof';
import { LabFaults } from '../../lab/fault.ts';
import type { Lab, Step } from '../../lab/lab.ts';
import type { Trial } from '../trial.ts';
import { conclude, type Conclusion } from './conclude.ts';
import type { Mutant } from './mutant.ts';
import { readRecord, type LabRecord } from './record.ts';
import { readSubjects, type Subject } from './subject.ts';
import { mutantTrials, trialOf } from './trials.ts';

/** How many mutants of a step are run: each needs a machine of its own, and ten are one at least of every mutator. */
export const MOST = 10;
/** Mutants that are run of a lab whose record is taken as it is, so that it cannot go wrong unseen. */
const SAMPLE = 3;

export interface MutationOptions {
  /** `changed`: of a lab that is on record, only the steps that are no longer what their record was made with. */
  which: 'all' | 'changed';
  most: number;
}

/** The mutants of a lab’s steps: their trials, and what all of them come to. */
export interface Mutation {
  trialsOf: (step: Step) => Trial[];
  conclude: (trials: readonly TrialResult[]) => Conclusion;
}

/**
 * Null where only what has changed since the record is asked for, and there is no record. Throws LabFaults for what the lab declares
 * wrongly, and an Error where its record cannot be read.
 */
export async function createMutation(
  lab: Lab,
  steps: readonly Step[],
  { which, most }: MutationOptions,
): Promise<Mutation | null> {
  const { subjects, faults } = await readSubjects(lab, steps, most);
  if (faults.length > 0) throw new LabFaults(faults);
  const record = await readRecord(lab);
  if (which === 'changed' && Object.keys(record.steps).length === 0) return null;
  const taken = new Set(
    which === 'changed'
      ? subjects.filter(({ step, digest }) => record.steps[step.id]?.digest === digest).map(({ step }) => step.id)
      : [],
  );
  const sample = sampleOf(
    subjects.filter(({ step }) => taken.has(step.id)),
    record,
  );
  return {
    trialsOf: (step) => {
      const subject = subjects.find((one) => one.step.id === step.id);
      if (!subject) return [];
      if (taken.has(step.id)) return (sample.get(step.id) ?? []).map((mutant) => trialOf(lab, step, mutant));
      return mutantTrials(lab, step, subject.mutants, { most, equivalent: new Set(subject.equivalent.keys()) });
    },
    conclude: (trials) => conclude(lab, { subjects, taken, record, trials }),
  };
}

/** A few of those that are killed on record, always the same ones, by step. */
function sampleOf(subjects: readonly Subject[], { steps }: LabRecord): Map<string, Mutant[]> {
  const drawn = subjects.flatMap(({ step, mutants }) =>
    mutants
      .filter(({ id }) => steps[step.id]?.killed.includes(id))
      .map((mutant) => ({
        step: step.id,
        mutant,
        order: createHash('sha256').update(`${step.id} ${mutant.id}`).digest('hex'),
      })),
  );
  const few = drawn.toSorted((one, other) => (one.order < other.order ? -1 : 1)).slice(0, SAMPLE);
  return new Map(
    [...Map.groupBy(few, ({ step }) => step)].map(([step, all]) => [step, all.map(({ mutant }) => mutant)]),
  );
}
