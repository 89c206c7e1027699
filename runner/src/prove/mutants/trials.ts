import type { TrialResult } from '@stackyard/protocol/proof';
import type { Lab, Step } from '../../lab/lab.ts';
import type { Trial } from '../trial.ts';
import { fateIn, isAsItMust, settled, toReport, type Fate } from './fate.ts';
import type { Mutant } from './mutant.ts';
import { nextWave } from './plan.ts';

/**
 * A mutant may be right, only later: what it has set going gets more time to arrive than a declared wrong answer, of which we know that
 * nothing right can come.
 */
const STAYS = { withinMs: 40_000, staysMs: 5000 } as const;

/** The trials of a step’s mutants, one wave after the other: the last trial of a wave hands over the next one. */
export function mutantTrials(
  lab: Lab,
  step: Step,
  mutants: readonly Mutant[],
  choice: { most: number; equivalent: ReadonlySet<string> },
): Trial[] {
  const fates = new Map<string, Fate>();
  let running = 0;
  const wave = (): Trial[] => {
    const next = nextWave(mutants, fates, choice);
    running = next.length;
    return next.map((mutant) => ({ ...trialOf(lab, step, mutant), next: (result) => ended(mutant, result) }));
  };
  const ended = (mutant: Mutant, { mutant: report }: TrialResult): Trial[] => {
    fates.set(mutant.id, fateIn(report));
    running -= 1;
    return running === 0 ? wave() : [];
  };
  return wave();
}

/** One mutant: its solution is done, and the check is asked until its answer stays the same. */
export function trialOf(lab: Lab, step: Step, mutant: Mutant): Trial {
  const { id, what, file, line, solution, counts } = mutant;
  return {
    lab,
    step,
    kind: 'mutant',
    name: id,
    what: counts ? `notices “${what}”` : `whether it needs “${what.replace(/^without /, '')}”`,
    place: { file: `labs/${lab.id}/${step.id}/${file}`, line },
    show: async (rig) => {
      const played = await rig.solve({ ...step, ...solution });
      const verdict = await rig.look(step, settled(), STAYS);
      const report = toReport(mutant, verdict, played.timedOut);
      const words = `${report.result}${report.by === null ? '' : ` by ${report.by}`}`;
      return { verdict, played, right: isAsItMust(report), words, mutant: report };
    },
  };
}
