import type { TrialResult } from '@stackyard/protocol/proof';
import type { Step } from '../../lab/lab.ts';
import type { StepRecord } from './record.ts';
import { percent, sum } from './share.ts';

/** What came of one step’s mutants. */
export interface Row {
  step: Step;
  figures: StepRecord;
  results: readonly TrialResult[];
  unknown: readonly TrialResult[];
  /** Whether the figures are those on record. */
  taken: boolean;
}

/** A line for each step, then what survived with its diff, what we could not tell, and what of the page no check misses. */
export function mutantTable(rows: readonly Row[]): string {
  const wide = Math.max(0, ...rows.map(({ step }) => step.id.length));
  const line = (name: string, cells: readonly (string | number)[]): string =>
    [name.padEnd(wide), ...cells.map((cell) => String(cell).padStart(10))].join('  ');
  const shares = rows.map(({ figures }) => ({ killed: figures.killed.length, survived: figures.survived.length }));
  const total = sum(shares);
  const lists = rows.flatMap((row) => [
    ...listed(row, 'survived', 'the check accepts'),
    ...row.unknown.map((one) => `\n? ${row.step.id}  ${one.name ?? ''}: we could not tell. ${one.words}`),
    ...notNeeded(row),
  ]);
  return [
    line('', ['killed', 'survived', 'equivalent', 'share']),
    ...rows.map(({ step, figures, taken }, index) => {
      const { killed, survived } = shares[index] ?? { killed: 0, survived: 0 };
      const cells = [killed, survived, figures.equivalent, percent({ killed, survived })];
      return line(step.id, cells) + (taken ? '  on record, unchanged' : '');
    }),
    line('together', [
      total.killed,
      total.survived,
      rows.reduce((n, { figures }) => n + figures.equivalent, 0),
      percent(total),
    ]),
    ...lists,
  ].join('\n');
}

function listed({ step, results }: Row, result: string, words: string): string[] {
  return results.flatMap(({ mutant }) =>
    mutant?.result === result ? [`\n✗ ${step.id}  ${words} ${mutant.id}\n${mutant.diff.trimEnd()}`] : [],
  );
}

function notNeeded({ step, results }: Row): string[] {
  const places = results.flatMap(({ mutant, place }) => (mutant?.result === 'not-needed' ? [place.line] : []));
  if (places.length === 0) return [];
  return [
    `\n  ${step.id}  not needed by the check: step.mdx, from line ${places.toSorted((a, b) => a - b).join(', ')}`,
  ];
}
