import type { GradedStep, GradeResult } from '@stackyard/protocol/grade-result';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** `67 of 120 points (56 %)`; of what could not be graded, why. */
export function scoreLine({ status, message, points, max_points, score, undecided }: GradeResult): string {
  if (status === 'error') return `Not graded: ${message ?? 'nobody knows why'}`;
  const share = `${points} of ${max_points} points (${Math.floor(score * 100)} %)`;
  return undecided === 0 ? share : `${share}, but ${undecided} findings could not be told: grade it once more`;
}

const SIGN = { pass: '✓', fail: '✗', error: '?' } as const;

const signOf = ({ graded, points, max_points }: GradedStep): string =>
  graded ? (points === max_points ? SIGN.pass : SIGN.fail) : '·';

/** The result for people: a line for each step, then what is wrong, then the score. */
export function gradeTable(result: GradeResult): string {
  const { steps, tests, started, output, left_out: leftOut } = result;
  if (result.status === 'error') return scoreLine(result);
  const wide = Math.max(...steps.map(({ step }) => step.length));
  const rows = steps.map((step) =>
    [
      signOf(step),
      step.step.padEnd(wide),
      (step.graded ? `${step.points} of ${step.max_points}` : 'not graded').padEnd(10),
      step.graded ? seconds(step.took_ms) : (step.why ?? ''),
    ].join('  '),
  );
  const wrong = tests
    .filter(({ status }) => status !== 'pass')
    .flatMap(({ status, name, message = '' }) => ['', `${SIGN[status]} ${name}`, ...indented(message)]);
  const start = started ? [] : ['', 'The lab’s system did not start as it should. It said last:', ...indented(output)];
  const left =
    leftOut.length === 0 ? [] : ['', `Left out: ${leftOut.map(({ path, why }) => `${path} (${why})`).join(', ')}`];
  return [...rows, ...start, ...wrong, ...left, '', scoreLine(result)].join('\n');
}

const indented = (text: string): string[] => text.split('\n').map((line) => `  ${line}`);
