import type { FindingResult, Verdict } from '@stackyard/protocol/verdict';

const SIGN = { pass: '✓', fail: '✗', error: '?' } as const;

export const EXIT_CODES = { pass: 0, fail: 1, error: 2 } as const;

/** A verdict for a terminal: a line for each finding, with all its words where it does not hold, and one for the whole. */
export function verdictText({ step, outcome, findings, tookMs }: Verdict): string {
  const whole = { pass: 'passes', fail: 'fails', error: 'could not be told' }[outcome];
  return [
    ...findings.flatMap(findingLines),
    `${SIGN[outcome]} ${step} ${whole} (${(tookMs / 1000).toFixed(1)} s)`,
  ].join('\n');
}

function findingLines({ name, outcome, headline, expected, found, hint, see }: FindingResult): string[] {
  const words =
    outcome === 'pass'
      ? []
      : [
          ['expected', expected],
          ['found', found],
          ['hint', hint],
          ['see', see],
        ].flatMap(([key = '', value]) =>
          value === undefined ? [] : [`    ${key.padEnd(8)}  ${value.replaceAll('\n', `\n${' '.repeat(14)}`)}`],
        );
  return [`${SIGN[outcome]} ${name}  ${headline}`, ...words];
}
