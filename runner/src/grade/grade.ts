import type { Readable } from 'node:stream';
import type { GradeResult } from '@stackyard/protocol/grade-result';
import type { LabGrade } from '@stackyard/protocol/grade';
import type { Config } from '../config.ts';
import type { Lab } from '../lab/lab.ts';
import { createPlace, waitForStore } from './place.ts';
import { SubmissionRefused } from './refused.ts';
import { notGraded, toResult } from './result.ts';
import { gradeOn } from './run.ts';
import { readSubmission } from './submission.ts';

export interface GradeRequest {
  config: Config;
  lab: Lab;
  how: LabGrade;
  /** The submission as a tar. */
  tar: Readable;
  seed: string;
  say: (text: string) => void;
  /** Ends it; the machine is removed. */
  signal: AbortSignal;
}

/** Seconds for what is done to the machine itself, and to ask the checks of one step. */
const MACHINE_S = 120;
const CHECK_S = 30;

/**
 * Grades a submission in a fresh machine. Whatever the submission does there, this ends; what goes wrong on our side is thrown once the
 * machine is gone.
 */
export async function grade({ config, lab, how, tar, seed, say, signal }: GradeRequest): Promise<GradeResult> {
  const about = { lab, seed, began: new Date() };
  const submission = await readSubmission(tar, how.files).catch((error: unknown) => {
    if (error instanceof SubmissionRefused) return error;
    throw error;
  });
  if (submission instanceof SubmissionRefused)
    return notGraded({ ...about, madeWith: null }, submission.message, false);
  const { files, leftOut } = submission;
  say(`${files.length} files of the lab came, and ${leftOut.length} others, which are left out`);
  const store = await ended(waitForStore(config, lab, say), signal);
  await using place = await createPlace({ config, lab, store, seed, files });
  const { machine, madeWith } = place;
  using limit = limitOf(totalSeconds(lab, how));
  const graded = await ended(gradeOn({ lab, how, seed, machine, say }), AbortSignal.any([limit.signal, signal]));
  return toResult({ ...about, madeWith }, submission, graded);
}

/** The sum of all limits on the way: past it something of ours hangs. */
function totalSeconds(lab: Lab, how: LabGrade): number {
  const steps = lab.steps.reduce((sum, { frontmatter }) => sum + (frontmatter.grade?.within ?? 0) + CHECK_S, 0);
  return MACHINE_S + how.within + steps;
}

function limitOf(seconds: number): { signal: AbortSignal } & Disposable {
  const abort = new AbortController();
  const late = (): void => abort.abort(new Error(`the grading did not end within ${seconds} s`));
  const timer = setTimeout(late, seconds * 1000);
  return { signal: abort.signal, [Symbol.dispose]: () => clearTimeout(timer) };
}

/** What the work comes to, or the signal’s reason as soon as it says so. */
async function ended<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void =>
    reject(signal.reason instanceof Error ? signal.reason : new Error('the grading was stopped'));
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
