import { createHash } from 'node:crypto';
import type { GradeResult } from '@stackyard/protocol/grade-result';
import type { Lab } from '../lab/lab.ts';
import type { Graded } from './run.ts';
import { countedFindings, ungradedStep } from './points.ts';
import type { Submission } from './submission.ts';

const MOST_LEFT_OUT = 100;

/** What is known of a grading before anything is graded. */
export interface Grading {
  lab: Lab;
  seed: string;
  began: Date;
  madeWith: GradeResult['made_with'];
}

/** All that a grading came to, as one value for every output. */
export function toResult(about: Grading, submission: Submission, graded: Graded): GradeResult {
  const { steps, tests, started, output } = graded;
  const points = steps.reduce((sum, step) => sum + step.points, 0);
  const most = steps.reduce((sum, step) => sum + step.max_points, 0);
  return {
    ...head(about),
    status: tests.every(({ status }) => status === 'pass') ? 'pass' : 'fail',
    gradable: true,
    score: most === 0 ? 0 : Number((points / most).toFixed(4)),
    output,
    tests,
    points,
    max_points: most,
    started,
    undecided: started ? tests.filter(({ status }) => status === 'error').length : 0,
    steps,
    submission: submission.files.map(({ path, content }) => ({
      path,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
    left_out: submission.leftOut.slice(0, MOST_LEFT_OUT),
  };
}

/** A grading that did not take place: the submission cannot be taken, or (`gradable` true) we could not tell. */
export function notGraded(about: Grading, message: string, gradable: boolean): GradeResult {
  const steps = about.lab.steps.map((step) =>
    countedFindings(step).length === 0
      ? ungradedStep(step)
      : { ...ungradedStep(step), graded: true, why: undefined, max_points: step.frontmatter.points },
  );
  return {
    ...head(about),
    status: 'error',
    message,
    gradable,
    score: 0,
    ...(!gradable && { format_errors: [message] }),
    output: '',
    tests: [],
    points: 0,
    max_points: steps.reduce((sum, step) => sum + step.max_points, 0),
    started: false,
    undecided: 0,
    steps,
    submission: [],
    left_out: [],
  };
}

function head({ lab, seed, began, madeWith }: Grading) {
  return {
    version: 3 as const,
    lab: lab.id,
    title: lab.frontmatter.title,
    seed,
    made_with: madeWith,
    at: began.toISOString(),
    took_ms: Math.max(0, Date.now() - began.getTime()),
  };
}
