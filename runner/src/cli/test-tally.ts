import { Proof } from '@stackyard/protocol/proof';
import { z } from 'zod';
import { proofLine } from '../report/proof-words.ts';

/** What a stage came to. `said` names what failed, one line each. */
export interface Tally {
  passed: number;
  failed: number;
  said: string[];
}

const Vitest = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

interface Suite {
  file?: string | undefined;
  specs?: { title: string; ok: boolean }[] | undefined;
  suites?: Suite[] | undefined;
}

const Suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    file: z.string().optional(),
    specs: z.array(z.object({ title: z.string(), ok: z.boolean() })).optional(),
    suites: z.array(Suite).optional(),
  }),
);

const Playwright = z.object({ suites: z.array(Suite), errors: z.array(z.object({ message: z.string().optional() })) });

/**
 * Counts a report of vitest’s `json` reporter. A file that could not be loaded counts as one failure, and so does a test
 * that was skipped: nobody saw it hold.
 */
export function tallyOfVitest(json: string): Tally {
  const tally: Tally = { passed: 0, failed: 0, said: [] };
  for (const file of Vitest.parse(JSON.parse(json)).testResults) {
    if (file.status === 'failed' && file.assertionResults.every(({ status }) => status === 'passed')) {
      fail(tally, `${file.name}: ${firstLine(file.message)}`);
    }
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') tally.passed += 1;
      else fail(tally, `${file.name}: ${fullName}${status === 'failed' ? '' : ` (${status})`}`);
    }
  }
  return tally;
}

/** Counts a report of Playwright’s `json` reporter: a story is ok when it ended as expected in its last try. */
export function tallyOfPlaywright(json: string): Tally {
  const report = Playwright.parse(JSON.parse(json));
  const tally: Tally = { passed: 0, failed: 0, said: [] };
  for (const { message } of report.errors) fail(tally, firstLine(message ?? 'a story file could not be loaded'));
  const visit = ({ specs = [], suites = [] }: Suite) => {
    for (const { title, ok } of specs) {
      if (ok) tally.passed += 1;
      else fail(tally, title);
    }
    suites.forEach(visit);
  };
  report.suites.forEach(visit);
  return tally;
}

/** Counts the result of `prove`; a mutant alone proves nothing, its lab’s share does. */
export function tallyOfProof(json: string): Tally {
  const tally: Tally = { passed: 0, failed: 0, said: [] };
  const trials = Proof.parse(JSON.parse(json)).labs.flatMap((lab) => lab.trials);
  for (const trial of trials.filter(({ kind }) => kind !== 'mutant')) {
    if (trial.ruling === 'proven') tally.passed += 1;
    else fail(tally, proofLine(trial));
  }
  return tally;
}

/** The stage as one test, for tools that only say yes or no. */
export function tallyOfExit(code: number, what: string): Tally {
  return code === 0
    ? { passed: 1, failed: 0, said: [] }
    : { passed: 0, failed: 1, said: [`${what} ended with exit code ${code}`] };
}

export function sum(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
    said: tallies.flatMap(({ said }) => said),
  };
}

function fail(tally: Tally, line: string): void {
  tally.failed += 1;
  tally.said.push(line);
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
