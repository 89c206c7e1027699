import type { Ruling, TrialResult } from '@stackyard/protocol/proof';
import type { Verdict } from '@stackyard/protocol/verdict';

export const SIGN: Record<Ruling, string> = { proven: '✓', disproven: '✗', flaky: '~', unknown: '?' };

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** The step’s id, or the lab’s where it is about the whole lab. */
export const subjectOf = ({ lab, step }: Pick<TrialResult, 'lab' | 'step'>): string => step ?? lab;

/** One trial on one line, as it is done. */
export function proofLine(result: TrialResult): string {
  const { what, ruling, words, tookMs } = result;
  return `${SIGN[ruling]} ${subjectOf(result)}  ${what} (${seconds(tookMs)})  ${words}`;
}

/** What whoever mends it needs to see: each finding with expected and found, then what the commands said. */
export function evidenceOf({ verdict, output, mutant }: Pick<TrialResult, 'verdict' | 'output' | 'mutant'>): string {
  return [
    ...(verdict ? findings(verdict) : []),
    ...(mutant ? [mutant.diff] : []),
    ...(output === null ? [] : [output]),
  ].join('\n');
}

function findings(verdict: Verdict): string[] {
  return verdict.findings.map(({ name, outcome, headline, expected, found }) =>
    [`${outcome} ${name}: ${headline}`, expected && `  expected ${expected}`, found && `  found    ${found}`]
      .filter(Boolean)
      .join('\n'),
  );
}
