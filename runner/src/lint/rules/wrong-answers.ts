import { count } from '@stackyard/kit';
import type { Rule } from '../rule.ts';

const ENOUGH = 2;

/** A check that was never seen to refuse anything says nothing when it accepts. */
export const wrongAnswers: Rule = {
  name: 'wrong-answers',
  says: 'Every step has a wrong answer that its check must refuse; two or more are better.',
  look: ({ steps }) =>
    steps.flatMap(({ path, step }) => {
      if (step === null || step.wrong.length >= ENOUGH) return [];
      return [
        {
          path: `${path}/check.ts`,
          severity: step.wrong.length === 0 ? ('error' as const) : ('warning' as const),
          expected: `${step.wrong.length === 0 ? 'a wrong answer at least' : 'two wrong answers or more'} in wrong/`,
          found: count(step.wrong.length, 'wrong answer'),
        },
      ];
    }),
};
