import type { Proof, Ruling, TrialResult } from '@stackyard/protocol/proof';
import { evidenceOf, seconds, SIGN, subjectOf } from './proof-words.ts';

/** All trials, then the evidence of what is not proven, then a line of sums. Mutants have a report of their own. */
export function proofTable({ labs }: Pick<Proof, 'labs'>): string {
  const results = labs.flatMap(({ trials }) => trials).filter(({ kind }) => kind !== 'mutant');
  const wide = (of: (result: TrialResult) => string): number => Math.max(0, ...results.map((one) => of(one).length));
  const [subject, what] = [wide(subjectOf), wide((one) => one.what)];
  const rows = inOrder(results).map(
    (one) =>
      `${SIGN[one.ruling]} ${subjectOf(one).padEnd(subject)}  ${one.what.padEnd(what)}  ${seconds(one.tookMs).padStart(7)}  ${one.words}`,
  );
  const evidence = results
    .filter(({ ruling }) => ruling !== 'proven')
    .flatMap((one) => {
      const text = evidenceOf(one);
      return text === '' ? [] : ['', `── ${subjectOf(one)}, ${one.what}`, text];
    });
  return [...rows, ...evidence, '', sums(results)].join('\n');
}

function sums(results: readonly TrialResult[]): string {
  const number = (...rulings: Ruling[]): number => results.filter(({ ruling }) => rulings.includes(ruling)).length;
  return `${number('proven')} proven, ${number('disproven', 'flaky')} not proven, ${number('unknown')} could not tell`;
}

/** Step by step as the lab has them, what is about a whole lab last; trials run in another order. */
function inOrder(results: readonly TrialResult[]): TrialResult[] {
  const key = ({ lab, step }: TrialResult): string => `${lab} ${step ?? '~'}`;
  return results.toSorted((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0));
}
