import type { Mutant as MutantResult } from '@stackyard/protocol/proof';
import type { Verdict } from '@stackyard/protocol/verdict';
import type { Mutant } from './mutant.ts';

export type Fate = 'killed' | 'survived' | 'unknown';

/** What a check’s last verdict on a mutant means. What it could not tell is neither the one nor the other. */
export function fateOf({ outcome }: Pick<Verdict, 'outcome'>): Fate {
  return outcome === 'fail' ? 'killed' : outcome === 'pass' ? 'survived' : 'unknown';
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
): MutantResult {
  const fate = fateOf({ outcome });
  const named = counts ? fate : fate === 'killed' ? 'needed' : fate === 'survived' ? 'not-needed' : fate;
  const by = findings.filter((finding) => finding.outcome === 'fail').map(({ name }) => name);
  return { id, diff, result: named, by: by.length > 0 ? by.join(', ') : null, because: null };
}
