import type { Mutant as MutantResult } from '@stackyard/protocol/proof';
import type { Verdict } from '@stackyard/protocol/verdict';
import type { Mutant } from './mutant.ts';

export type Fate = 'killed' | 'survived' | 'unknown';

/**
 * What a check’s last verdict on a mutant means. What it could not tell is neither the one nor the other, and neither is what it accepts
 * after a script that was stopped half-way: the mutant was not done.
 */
export function fateOf({ outcome }: Pick<Verdict, 'outcome'>, timedOut: boolean): Fate {
  if (outcome === 'fail') return 'killed';
  return outcome === 'pass' && !timedOut ? 'survived' : 'unknown';
}

/** Holds once a verdict has come to the same as the one before it, whatever that is: to wait for it is to wait until nothing changes. */
export function settled(): (verdict: Pick<Verdict, 'outcome'>) => boolean {
  let last: Verdict['outcome'] | undefined;
  return ({ outcome }) => {
    const same = outcome === last && outcome !== 'error';
    last = outcome;
    return same;
  };
}

/** A mutant and its fate as the report says it. */
export function toReport(
  { id, diff, counts }: Mutant,
  { outcome, findings }: Pick<Verdict, 'outcome' | 'findings'>,
  timedOut: boolean,
): MutantResult {
  const fate = fateOf({ outcome }, timedOut);
  const by = findings.filter((finding) => finding.outcome === 'fail').map(({ name }) => name);
  const result = counts ? fate : PAGE[fate];
  return { id, diff, result, by: by.length > 0 ? by.join(', ') : null, because: null };
}

/** How it is called where the page lost a command. */
const PAGE = { killed: 'needed', survived: 'not-needed', unknown: 'unknown' } as const;

/** Whether nothing is amiss. That a command of the page is not needed is an answer, too: pages look and show. */
export const isAsItMust = ({ result }: Pick<MutantResult, 'result'>): boolean =>
  result !== 'survived' && result !== 'unknown';

/** The fate that a report tells; unknown where there is none. */
export function fateIn(report: Pick<MutantResult, 'result'> | null): Fate {
  if (report?.result === 'killed' || report?.result === 'needed') return 'killed';
  return report?.result === 'survived' || report?.result === 'not-needed' ? 'survived' : 'unknown';
}
