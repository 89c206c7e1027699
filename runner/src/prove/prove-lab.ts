import { isDrawn } from '@stackyard/kit';
import type { LabProof, TrialResult } from '@stackyard/protocol/proof';
import type { Lab, Step } from '../lab/lab.ts';
import { showChain, type Chain } from './chain.ts';
import { sumSpent, type Spending } from './clock.ts';
import { foldRounds } from './fold.ts';
import type { Machinery } from './machinery.ts';
import { nothingLeft } from './nothing-left.ts';
import { runJobs, type Job } from './schedule.ts';
import type { Selection } from './select.ts';
import { createTester, since } from './tester.ts';
import { notTried, type Run, type Trial } from './trial.ts';
import { walkOf } from './walk.ts';
import { wrongAnswersOf } from './wrong-answers.ts';

export interface ProveOptions {
  /** Machines at once; null: as many as the host can bear. */
  jobs: number | null;
  seeds: readonly string[];
  /** How often each trial is run for each seed. */
  repeat: number;
  /** Folder in which a folder for each failure is made; null: nothing is kept of failures. */
  artifacts: string | null;
  /** Trials of a step besides its wrong answers. */
  more: (lab: Lab, step: Step) => readonly Trial[];
  say: (text: string) => void;
  /** Told of each run of a trial as it ends. */
  done: (result: TrialResult) => void;
}

/**
 * Proves steps of a lab: walks through it by its solutions, from the checkpoint of each step to the next, and lets every step’s other
 * trials follow as soon as the step can be reached.
 */
export async function proveLab(
  { lab, steps }: Selection,
  machinery: Machinery,
  options: ProveOptions,
): Promise<LabProof> {
  const began = performance.now();
  const results: TrialResult[] = [];
  const done = (result: TrialResult): void => {
    results.push(result);
    options.done(result);
  };
  const last = Math.max(...steps.map((step) => lab.steps.indexOf(step)));
  /** What steps took that are not asked for and had to be passed. */
  const passages: Spending[] = [];
  const tester = createTester(lab, machinery.rig, options.artifacts);

  const chainJob = (run: Run, from: string | null, chain: Chain): Job => ({
    name: `${chain[0].step.id} ${chain[0].what}`,
    urgent: false,
    run: (open) =>
      showChain(tester, { ...run, from }, chain, (trial, result) => {
        done(result);
        open((trial.next?.(result) ?? []).map((next) => chainJob(run, from, [next])));
      }),
  });

  /** All that can be shown once the step’s beginning is kept under `from`. */
  const jobsAt = (run: Run, index: number, from: string | null): Job[] => {
    const step = lab.steps[index];
    if (!step || index > last) return [];
    const wanted = steps.includes(step);
    const tell = wanted ? done : ({ spent }: TrialResult): void => void passages.push(spent);
    const { before, solution, restart } = walkOf(lab, step);
    const walk: Job = {
      name: `${step.id} from its beginning to its end`,
      urgent: true,
      run: async (open) => {
        let end: string | null = null;
        let why = '';
        const start = performance.now();
        const failed = await tester.withRig({ ...run, from }, solution, async (rig) => {
          if (wanted) done(await tester.show(rig, run, before, start));
          const solved = await tester.show(rig, run, {
            ...solution,
            show: async (on) => {
              const shown = await solution.show(on);
              if (shown.right) end = await on.keep();
              return shown;
            },
          });
          tell(solved);
          why = solved.words;
          if (end === null) return;
          open(jobsAt(run, index + 1, end));
          if (wanted) done(await tester.show(rig, run, restart));
        });
        if (failed) tell(failed);
        if (end === null) notReached(run, index + 1, `${step.id} did not pass: ${failed?.words ?? why}`);
      },
    };
    const alone = options.more(lab, step).map((trial): Chain => [trial]);
    const beside = wanted ? [...wrongAnswersOf(lab, step), ...alone] : [];
    return [walk, ...beside.map((chain) => chainJob(run, from, chain))];
  };

  /** What stands behind a step that did not pass is said to be not tried, step by step. */
  const notReached = (run: Run, index: number, why: string): void => {
    for (const step of lab.steps.slice(index, last + 1).filter((missed) => steps.includes(missed))) {
      done(notTried(walkOf(lab, step).solution, run, why));
    }
  };

  const slots = options.jobs ?? machinery.room;
  options.say(`${lab.id}: ${steps.length} of ${lab.steps.length} steps, at most ${slots} machines at once`);
  await runJobs(
    runsOf(lab, options).flatMap((run) => jobsAt(run, 0, null)),
    slots,
  );
  done(nothingLeft(lab, await machinery.gone(), since(began)));
  return {
    lab: lab.id,
    store: machinery.store,
    images: tester.images(),
    tookMs: since(began),
    spent: sumSpent([machinery.spent.take(), ...passages, ...results.map(({ spent }) => spent)]),
    trials: foldRounds(results),
  };
}

/** One run for each seed and repetition. Where nothing is drawn from a seed, another seed would show the same again. */
function runsOf(lab: Lab, { seeds, repeat, say }: ProveOptions): Run[] {
  const drawn = isDrawn(lab.frontmatter.parameters);
  if (!drawn && seeds.length > 1) say(`${lab.id} draws nothing for a learner: one seed is as good as ${seeds.length}`);
  const used = drawn ? seeds : seeds.slice(0, 1);
  return used.flatMap((seed) => Array.from({ length: repeat }, (_, index) => ({ seed, round: index + 1 })));
}
