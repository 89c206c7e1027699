import type { Mutant, Place, Ruling, TrialKind, TrialResult } from '@stackyard/protocol/proof';
import type { Verdict } from '@stackyard/protocol/verdict';
import type { Played } from '../check/solve.ts';
import type { Lab, Step } from '../lab/lab.ts';
import type { Rig } from './rig.ts';

/** One thing to be shown on a fresh machine in which the steps before are done. */
export interface Trial extends Subject {
  /** Does it in the machine and says what came of it. What it throws is ours: we could not tell. */
  show: (rig: Rig) => Promise<Shown>;
  /** Trials of the same step that its result makes possible. */
  next?: (result: TrialResult) => readonly Trial[];
}

/** What a trial is about. */
export interface Subject {
  lab: Lab;
  step: Step;
  kind: TrialKind;
  /** Of the wrong answer or mutant; null where a step has one trial of the kind. */
  name: string | null;
  what: string;
  place: Place;
}

export interface Shown {
  /** Whether it is as it must be. Where it is not, and the check or the script could not tell, the trial is `unknown`. */
  right: boolean;
  words: string;
  verdict: Verdict;
  played?: Played;
  mutant?: Mutant;
}

/** One run of a trial: for this seed, for the so many-th time. */
export interface Run {
  seed: string;
  round: number;
}

function rulingOf({ right, verdict, played }: Shown): Ruling {
  if (right) return 'proven';
  return verdict.outcome === 'error' || played?.timedOut === true ? 'unknown' : 'disproven';
}

/** A run of a trial as its result. `told` is what was shown, or the error that kept us from it. */
export function toResult(
  { lab, step, kind, name, what, place }: Subject,
  run: Run,
  told: Shown | Error,
  time: Pick<TrialResult, 'tookMs' | 'spent'>,
): TrialResult {
  const shown = told instanceof Error ? null : told;
  const ruling = shown ? rulingOf(shown) : 'unknown';
  return {
    lab: lab.id,
    step: step.id,
    kind,
    name,
    what,
    ruling,
    words: told instanceof Error ? told.message : told.words,
    place,
    ...time,
    verdict: shown?.verdict ?? null,
    output: shown?.played ? lastLines(shown.played) : null,
    artifacts: null,
    mutant: shown?.mutant ?? null,
    rounds: [{ ...run, ruling }],
  };
}

/** A trial that was not run, and why. */
export function notTried(subject: Subject, run: Run, why: string): TrialResult {
  return toResult(subject, run, new Error(`not tried, since ${why}`), { tookMs: 0, spent: {} });
}

const LINES = 30;

function lastLines({ code, timedOut, output }: Played): string {
  const ending = timedOut ? 'it did not end in time' : `it ended with code ${code}`;
  return `${output.trim().split('\n').slice(-LINES).join('\n')}\n(${ending})`;
}
