import { createHash } from 'node:crypto';
import { MUTATORS } from './edit.ts';
import type { Fate } from './fate.ts';
import type { Mutant } from './mutant.ts';

/**
 * Chooses at most `most` mutants that count, spread over the mutators, always the same ones. A mutant inside another one waits for
 * that one’s fate: where it survived, the inner one says nothing and the next in line takes its place. So this is asked again
 * after each wave, until there is nothing to run.
 */
export function nextWave(
  mutants: readonly Mutant[],
  fates: ReadonlyMap<string, Fate>,
  { most, equivalent }: { most: number; equivalent: ReadonlySet<string> },
): Mutant[] {
  const byId = new Map(mutants.map((mutant) => [mutant.id, mutant]));
  const chosen = new Set<Mutant>();
  const run = new Set<Mutant>();
  for (const mutant of inLine(mutants)) {
    const way = [...around(mutant, byId)].toReversed();
    if ([...way, mutant].some(({ id }) => equivalent.has(id))) continue;
    if (way.some(({ id }) => fates.has(id) && fates.get(id) !== 'killed')) continue;
    // an outer one that counts has to be run for it, and is one of the chosen too
    const more = [...way, mutant].filter((one) => one.counts && !chosen.has(one));
    if (chosen.size + more.length > most) continue;
    for (const one of more) chosen.add(one);
    const next = [...way, mutant].find(({ id }) => !fates.has(id));
    if (next) run.add(next);
  }
  return mutants.filter((mutant) => run.has(mutant));
}

/** In turns, one of each mutator, each mutator’s own in an order drawn from their ids. */
export function inLine(mutants: readonly Mutant[]): Mutant[] {
  const drawn = ({ id }: Mutant): string => createHash('sha256').update(id).digest('hex');
  const rows = MUTATORS.map((mutator) =>
    mutants
      .filter((mutant) => mutant.counts && mutant.mutator === mutator)
      .toSorted((a, b) => (drawn(a) < drawn(b) ? -1 : 1)),
  );
  const longest = Math.max(...rows.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => rows.flatMap((row) => row[index] ?? [])).flat();
}

/** The mutants that it lies in, from the inside out. */
function* around({ within }: Mutant, byId: ReadonlyMap<string, Mutant>): Generator<Mutant> {
  for (const id of within) {
    const outer = byId.get(id);
    if (!outer) continue;
    yield outer;
    yield* around(outer, byId);
  }
}
