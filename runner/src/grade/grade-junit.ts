import type { GradeResult } from '@stackyard/protocol/grade-result';
import { junit, type Case } from '../report/junit.ts';

const OUTCOME = { pass: 'passed', fail: 'failed', error: 'error' } as const;

/** The graded findings as JUnit XML; a submission that was not graded is one case that says why. */
export function gradeJunit(result: GradeResult): string {
  const { lab, steps, tests, at, message } = result;
  const cases = tests.map(({ step, finding, status, headline, message: detail }): Case => ({
    name: finding,
    suite: `${lab}.${step}`,
    seconds: secondsOf(step),
    outcome: OUTCOME[status],
    message: headline,
    detail: detail ?? null,
    file: `labs/${lab}/${step}/check.ts`,
  }));
  const none: Case = { name: 'graded', suite: lab, seconds: 0, outcome: 'error', message: message ?? '', detail: null };
  return junit('stackyard grade', [{ name: lab, at, cases: result.status === 'error' ? [none] : cases }]);

  /** A step’s time, in equal parts: its findings are asked at once. */
  function secondsOf(step: string): number {
    const took = steps.find((one) => one.step === step)?.took_ms ?? 0;
    return took / 1000 / Math.max(1, tests.filter((one) => one.step === step).length);
  }
}
