import type { Rule, Said } from '../rule.ts';

const ENOUGH = 2;

/** Different mistakes get different words: that takes findings, and for each of them a mistake that it catches. */
export const findings: Rule = {
  name: 'findings',
  says: 'A check has two findings or more, each is caught failing by a wrong answer, and the page says what each is about.',
  look: ({ steps }) =>
    steps.flatMap(({ path, page, step }): Said[] => {
      if (step === null) return [];
      const at = { path: `${path}/check.ts`, severity: 'warning' as const };
      const few: Said[] =
        step.findings.length < ENOUGH
          ? [{ ...at, expected: 'two findings or more', found: `only ${step.findings.join(', ')}` }]
          : [];
      const uncaught = step.findings.filter((name) => !step.wrong.some(({ finding }) => finding === name));
      const untold = step.findings.filter((name) => !(page?.text.includes(name) ?? false));
      return [
        ...few,
        ...uncaught.map((name) => ({ ...at, expected: `a wrong answer that ${name} catches`, found: 'none' })),
        ...untold.map((name) => ({
          ...at,
          path: page?.path ?? at.path,
          expected: `<About finding="${name}"> around the words that it is about`,
          found: 'none',
        })),
      ];
    }),
};
