import { stripVTControlCharacters } from 'node:util';
import { Proof } from '@stackyard/protocol/proof';
import { z } from 'zod';
import { proofLine } from '../report/proof-words.ts';

/** A reason is cut here: it stands at the end of the whole output, where what failed must still fit on a screen. */
const REASON_LINES = 14;

/** What a stage came to. `said` names what failed, one entry each: a line, and where a test said why, its reason indented below. */
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
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).default([]) }),
      ),
    }),
  ),
});

const Spec = z.object({
  title: z.string(),
  ok: z.boolean(),
  tests: z
    .array(
      z.object({
        results: z.array(z.object({ errors: z.array(z.object({ message: z.string().default('') })).default([]) })),
      }),
    )
    .default([]),
});

interface Suite {
  file?: string | undefined;
  specs?: z.infer<typeof Spec>[] | undefined;
  suites?: Suite[] | undefined;
}

const Suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    file: z.string().optional(),
    specs: z.array(Spec).optional(),
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
    for (const { status, fullName, failureMessages } of file.assertionResults) {
      if (status === 'passed') tally.passed += 1;
      else fail(tally, `${file.name}: ${fullName}${status === 'failed' ? '' : ` (${status})`}`, failureMessages);
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
    for (const { title, ok, tests } of specs) {
      if (ok) tally.passed += 1;
      else {
        const tries = tests.flatMap(({ results: ran }) => ran);
        fail(tally, title, tries.at(-1)?.errors.map(({ message }) => message) ?? []);
      }
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

function fail(tally: Tally, line: string, reasons: string[] = []): void {
  tally.failed += 1;
  tally.said.push([line, ...excerpt(reasons)].join('\n      '));
}

/** The first lines of why, without colours and without the frames of a stack that are not the project's. */
function excerpt(reasons: string[]): string[] {
  const lines = reasons
    .flatMap((reason) => stripVTControlCharacters(reason).split('\n'))
    .filter((line) => line.trim() !== '' && !/^\s+at .*(node_modules|node:)/.test(line));
  const left = lines.length - REASON_LINES;
  return left > 0 ? [...lines.slice(0, REASON_LINES), `… ${left} lines more in the log`] : lines;
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
