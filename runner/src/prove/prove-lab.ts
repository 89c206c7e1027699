import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDrawn } from '@stackyard/kit';
import type { LabProof, TrialResult } from '@stackyard/protocol/proof';
import type { Lab, Step } from '../lab/lab.ts';
import { keepArtifacts } from './artifacts.ts';
import { createClock, sumSpent, type Spending } from './clock.ts';
import { foldRounds } from './fold.ts';
import { imagesOf } from '../machine/images.ts';
import type { Ground } from './ground.ts';
import { createRig, type Rig } from './rig.ts';
import { runJobs, type Job } from './schedule.ts';
import type { Selection } from './select.ts';
import { toResult, type Run, type Shown, type Subject, type Trial } from './trial.ts';
import { trialsOf } from './trials.ts';
import { walkOf } from './walk.ts';

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
export async function proveLab({ lab, steps }: Selection, ground: Ground, options: ProveOptions): Promise<LabProof> {
  const began = performance.now();
  const results: TrialResult[] = [];
  const done = (result: TrialResult): void => {
    results.push(result);
    options.done(result);
  };
  const last = Math.max(...steps.map((step) => lab.steps.indexOf(step)));
  /** What steps took that are not asked for and had to be passed. */
  const passages: Spending[] = [];
  let images: LabProof['images'] | undefined;

  /** Gives the result where there was no machine to work with. */
  const withRig = async (
    run: Run,
    from: string | null,
    subject: Subject,
    work: (rig: Rig) => Promise<void>,
  ): Promise<TrialResult | null> => {
    const clock = createClock();
    const start = performance.now();
    const recordings = options.artifacts === null ? null : join(options.artifacts, `.${randomUUID()}`);
    let rig: Rig;
    try {
      rig = await createRig(ground, { lab, seed: run.seed, from, clock, recordings });
    } catch (error) {
      const failed = toResult(subject, run, toError(error), { tookMs: since(start), spent: clock.take() });
      done(failed);
      return failed;
    }
    using _rig = rig;
    images ??= await imagesOf(rig.machine());
    try {
      await work(rig);
    } finally {
      if (recordings !== null) await rm(recordings, { recursive: true, force: true });
    }
    return null;
  };

  const show = async (rig: Rig, run: Run, { show: ask, ...subject }: Trial, start = performance.now()) => {
    let told: Shown | Error;
    try {
      told = await ask(rig);
    } catch (error) {
      told = toError(error);
    }
    const result = toResult(subject, run, told, { tookMs: since(start), spent: rig.clock.take() });
    if (options.artifacts === null || result.ruling === 'proven' || result.kind === 'mutant') return result;
    return { ...result, artifacts: await keepArtifacts(options.artifacts, result, rig) };
  };

  const trialJob = (run: Run, from: string | null, trial: Trial): Job => ({
    name: `${trial.step.id} ${trial.what}`,
    urgent: false,
    run: async (open) => {
      const start = performance.now();
      let result: TrialResult | undefined;
      const failed = await withRig(run, from, trial, async (rig) => {
        result = await show(rig, run, trial, start);
        done(result);
      });
      const next = result ?? failed;
      if (next) open((trial.next?.(next) ?? []).map((one) => trialJob(run, from, one)));
    },
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
        let why = `${step.id} could not be begun`;
        const start = performance.now();
        await withRig(run, from, solution, async (rig) => {
          if (wanted) done(await show(rig, run, before, start));
          const solved = await show(rig, run, {
            ...solution,
            show: async (on) => {
              const shown = await solution.show(on);
              if (shown.right) end = await on.keep();
              return shown;
            },
          });
          why = `${step.id} did not pass: ${solved.words}`;
          tell(solved);
          if (end === null) return;
          open(jobsAt(run, index + 1, end));
          if (wanted) done(await show(rig, run, restart));
        });
        if (end === null) for (const missed of lab.steps.slice(index + 1, last + 1)) notReached(run, missed, why);
      },
    };
    const beside = wanted ? [...trialsOf(lab, step), ...options.more(lab, step)] : [];
    return [walk, ...beside.map((trial) => trialJob(run, from, trial))];
  };

  const notReached = (run: Run, step: Step, why: string): void => {
    if (!steps.includes(step)) return;
    const { show: _, ...subject } = walkOf(lab, step).solution;
    done(toResult(subject, run, new Error(`not tried, since ${why}`), { tookMs: 0, spent: {} }));
  };

  const runs = runsOf(lab, options);
  await runJobs(
    runs.flatMap((run) => jobsAt(run, 0, null)),
    options.jobs ?? ground.room,
  );
  const left = await ground.gone();
  done(nothingLeft(lab, left, since(began)));
  return {
    lab: lab.id,
    store: ground.store,
    images: images ?? [],
    tookMs: since(began),
    spent: sumSpent([ground.spent.take(), ...passages, ...results.map(({ spent }) => spent)]),
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

function nothingLeft(lab: Lab, left: readonly string[], tookMs: number): TrialResult {
  const ruling = left.length === 0 ? 'proven' : 'disproven';
  return {
    lab: lab.id,
    step: null,
    kind: 'nothing-left',
    name: null,
    what: 'leaves nothing behind',
    ruling,
    words: left.length === 0 ? 'every machine, network and disk is gone' : left.join(', '),
    place: { file: `labs/${lab.id}/lab.mdx`, line: 1 },
    tookMs,
    spent: {},
    verdict: null,
    output: null,
    artifacts: null,
    mutant: null,
    rounds: [{ seed: '', round: 1, ruling }],
  };
}

const since = (start: number): number => Math.round(performance.now() - start);
const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
