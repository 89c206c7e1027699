import type { Ruling, TrialResult } from '@stackyard/protocol/proof';
import type { Lab } from '../../lab/lab.ts';
import type { LabRecord, StepRecord } from './record.ts';
import { mutantTable, type Row } from './report.ts';
import { percent, reaches, reachesGoal, sum, type Share } from './share.ts';
import type { Subject } from './subject.ts';

export interface Conclusion {
  /** Whether the lab’s checks notice enough, as one more trial of the lab. */
  result: TrialResult;
  /** What goes on record: the steps that were measured, but for those of which we could not tell about some mutant. */
  measured: LabRecord;
}

interface Measured {
  subjects: readonly Subject[];
  /** Ids of steps whose figures are taken from the record. */
  taken: ReadonlySet<string>;
  record: LabRecord;
  trials: readonly TrialResult[];
}

export function conclude(lab: Lab, { subjects, taken, record, trials }: Measured): Conclusion {
  const rows = subjects.map((subject): Row => toRow(subject, { taken, record, trials }));
  const shares = rows.map(({ figures }) => shareOf(figures));
  const total = sum(shares);
  const before = sum(subjects.flatMap(({ step }) => (record.steps[step.id] ? [shareOf(record.steps[step.id])] : [])));
  const unknown = rows.flatMap(({ unknown: some }) => some);
  const rotten = rows.flatMap((row) =>
    row.taken ? row.results.filter(({ mutant }) => mutant?.result === 'survived') : [],
  );
  const enough = reachesGoal(total) && reaches(total, before) && rotten.length === 0;
  const equivalent = subjects.reduce((count, subject) => count + subject.equivalent.size, 0);
  const all = total.killed + total.survived;
  return {
    result: {
      ...OF_A_LAB,
      lab: lab.id,
      place: { file: `labs/${lab.id}/lab.mdx`, line: 1 },
      ruling: !enough ? 'disproven' : unknown.length > 0 ? 'unknown' : 'proven',
      words: [
        `${total.killed} of ${all} killed (${percent(total)})`,
        ...(equivalent > 0 ? [`${equivalent} equivalent`] : []),
        ...(unknown.length > 0 ? [`${unknown.length} could not be told`] : []),
        ...(reaches(total, before) ? [] : [`on record are ${percent(before)}`]),
        ...(rotten.length > 0
          ? [`${rotten.length} of the sample survived: measure the lab anew with --mutants --record labs`]
          : []),
      ].join(', '),
      output: mutantTable(rows),
    },
    measured: {
      steps: Object.fromEntries(
        rows.flatMap((row) => (row.taken || row.unknown.length > 0 ? [] : [[row.step.id, row.figures]])),
      ),
    },
  };
}

function toRow({ step, digest, equivalent }: Subject, { taken, record, trials }: Omit<Measured, 'subjects'>): Row {
  const results = trials.filter((trial) => trial.kind === 'mutant' && trial.step === step.id);
  const names = (result: string): string[] =>
    results.flatMap(({ mutant }) => (mutant?.result === result ? [mutant.id] : []));
  const known = taken.has(step.id) ? record.steps[step.id] : undefined;
  const figures: StepRecord = known ?? {
    digest,
    killed: names('killed'),
    survived: names('survived'),
    equivalent: equivalent.size,
    notNeeded: names('not-needed'),
  };
  const unknown = results.filter(({ mutant }) => mutant === null || mutant.result === 'unknown');
  return { step, figures, results, unknown, taken: known !== undefined };
}

function shareOf(figures: StepRecord | undefined): Share {
  return { killed: figures?.killed.length ?? 0, survived: figures?.survived.length ?? 0 };
}

const OF_A_LAB = {
  step: null,
  kind: 'mutants',
  name: null,
  what: 'notices automatic wrong answers',
  tookMs: 0,
  spent: {},
  verdict: null,
  artifacts: null,
  mutant: null,
  rounds: [] as { seed: string; round: number; ruling: Ruling }[],
} as const;
