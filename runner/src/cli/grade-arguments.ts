import type { ArgsDef } from 'citty';

/** Exit codes of `grade`: whatever the score, 0 where there is one. */
export const GRADE_CODES = { graded: 0, refused: 1, unknown: 2 } as const;

/** What `grade` takes, on the host and in the runner’s container. */
export const gradeArguments = {
  lab: { type: 'positional', required: true, description: 'The lab: 01 or 01-secure-update' },
  submission: { type: 'string', required: true, description: 'The learner’s files: a folder, a tar or a tar.gz' },
  seed: { type: 'string', default: 'grade', description: 'Seed from which the learner’s parameters are drawn' },
} as const satisfies ArgsDef;
