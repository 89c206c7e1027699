import { examine } from '../../check/examine.ts';
import type { Lab } from '../../lab/lab.ts';
import type { Machine } from '../../machine/machine.ts';
import { quantile } from '../figures.ts';

const ROUNDS = 3;

/** The findings of a step that take longest, each asked alone, with their median in ms. */
export async function slowest(
  { lab, step, machine, seed }: { lab: Lab; step: string; machine: Machine; seed: string },
  most: number,
): Promise<{ what: string; ms: number }[]> {
  const { parameters, workdir, stack } = lab.frontmatter;
  const found = lab.steps.find(({ id }) => id === step);
  const took: { what: string; ms: number }[] = [];
  for (const name of found?.findings ?? []) {
    const alone: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const check = (context: Parameters<NonNullable<typeof found>['check']>[0]) =>
        found?.check(context).filter((finding) => finding.name === name) ?? [];
      alone.push((await examine(check, { step, machine, seed, parameters, workdir, stack })).tookMs);
    }
    took.push({ what: name, ms: quantile(alone, 0.5) });
  }
  return took.toSorted((a, b) => b.ms - a.ms).slice(0, most);
}
