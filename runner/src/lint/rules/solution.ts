import type { Rule } from '../rule.ts';

/** Without a way through, nobody can show that the check accepts what it must. */
export const solution: Rule = {
  name: 'solution',
  says: 'A step can be done: by the blocks of its page, or by a solve.sh where the page leaves the work to the learner.',
  look: ({ steps }) =>
    steps.flatMap(({ path, step }) =>
      step === null || step.solve !== null || step.blocks.some(({ kind }) => kind !== 'copy')
        ? []
        : [{ path, expected: '`run` or `save-as` blocks on the page, or solve.sh beside it', found: 'neither' }],
    ),
};
