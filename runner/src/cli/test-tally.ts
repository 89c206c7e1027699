import { z } from 'zod';

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

const SUMS = /^(\d+) proven, (\d+) not proven, (\d+) could not tell$/m;

/** Counts what `prove` wrote: its line of sums, and the lines of what is not proven. */
export function tallyOfProofs(output: string): Tally {
  const sums = SUMS.exec(output);
  if (sums === null) return { passed: 0, failed: 1, said: ['prove did not come to its line of sums'] };
  const said = output
    .slice(0, sums.index)
    .split('\n')
    .filter((line) => /^[✗?] /.test(line));
  return { passed: Number(sums[1]), failed: Number(sums[2]) + Number(sums[3]), said: [...new Set(said)] };
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
