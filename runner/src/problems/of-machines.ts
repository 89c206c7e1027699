import type { ProblemRow } from './row.ts';

/** What can go wrong while a machine is made, kept or changed. */
export const machineProblems = {
  'images-not-built': (p: { lab: string; why: string }): ProblemRow => ({
    status: 503,
    title: 'The images of this lab could not be built.',
    message: `${p.lab}: ${p.why}`,
    hint: 'Look at the build on the home page; the next start of Stackyard tries again.',
  }),
  'engine-silent': (): ProblemRow => ({
    status: 503,
    title: 'The engine does not answer.',
    message: 'Its Docker gave no answer within the limit, so no machine can be started now.',
    hint: 'Wait a moment; if it stays, run npm start again.',
  }),
  'machine-did-not-start': (p: { seconds: number; doing: string }): ProblemRow => ({
    status: 503,
    title: 'The machine did not start in time.',
    message: `It was given ${p.seconds} s and was last seen at: ${p.doing}.`,
    hint: 'Start over. If it stays, the place may be short of memory or disk: ask npm run doctor.',
  }),
  'machine-gone': (): ProblemRow => ({
    status: 503,
    title: 'The machine is gone.',
    message: 'It ended without being asked to, most likely with the engine it ran in. Your results are kept.',
    hint: 'Start the lab again; it goes on from the last moment that was kept.',
  }),
  'solution-failed': (p: { step: string; said: string }): ProblemRow => ({
    status: 500,
    title: 'The steps before could not be done for you.',
    message: `The solution of ${p.step} failed: ${p.said}`,
    hint: 'Start over, or go back to a moment that is kept.',
  }),
} satisfies Record<string, (params: never) => ProblemRow>;
