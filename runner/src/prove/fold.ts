import type { Ruling, TrialResult } from '@stackyard/protocol/proof';
import { sumSpent } from './clock.ts';

/** A trial that was run several times, as one result: the first run that tells most, and how each of them ended. */
export function foldRounds(results: readonly TrialResult[]): TrialResult[] {
  const groups = Map.groupBy(results, ({ step, kind, name }) => JSON.stringify([step, kind, name]));
  return [...groups.values()].flatMap((runs) => {
    const shown = runs.toSorted((one, other) => TELLS[one.ruling] - TELLS[other.ruling])[0];
    if (!shown) return [];
    const rounds = runs.flatMap((run) => run.rounds);
    const ruling = together(rounds.map((round) => round.ruling));
    const held = rounds.filter((round) => round.ruling === 'proven').length;
    return {
      ...shown,
      ruling,
      words: rounds.length === 1 ? shown.words : `${held} of ${rounds.length} times; ${shown.words}`,
      rounds,
      tookMs: runs.reduce((sum, { tookMs }) => sum + tookMs, 0),
      spent: sumSpent(runs.map(({ spent }) => spent)),
    };
  });
}

/** What is worth most to whoever reads the result. */
const TELLS: Record<Ruling, number> = { disproven: 0, flaky: 1, unknown: 2, proven: 3 };

/** What is not always the same is flaky, unless it is only that we could not tell sometimes. */
function together(rulings: readonly Ruling[]): Ruling {
  const seen = new Set(rulings);
  if (seen.has('flaky') || (seen.has('proven') && seen.has('disproven'))) return 'flaky';
  if (seen.has('disproven')) return 'disproven';
  return seen.has('unknown') ? 'unknown' : 'proven';
}

/**
 * What all of it comes to: one disproof outweighs everything, then what is flaky, then what we could not tell. A single mutant says
 * nothing by itself: its lab’s share does.
 */
export function overall(results: readonly Pick<TrialResult, 'kind' | 'ruling'>[]): Ruling {
  const counted = results.filter(({ kind }) => kind !== 'mutant').map(({ ruling }) => ruling);
  const worst = (['disproven', 'flaky', 'unknown'] as const).find((ruling) => counted.includes(ruling));
  return worst ?? (counted.length > 0 ? 'proven' : 'unknown');
}
