import { create } from 'xmlbuilder2';

/** One case of a report. `failed`: it does not hold; `error`: we could not tell. */
export interface Case {
  name: string;
  /** What it belongs to, in the manner of a class: 01-secure-update.02-ship-an-update. */
  suite: string;
  seconds: number;
  outcome: 'passed' | 'failed' | 'error';
  /** One line: what came of it. */
  message: string;
  /** Evidence, of many lines. */
  detail: string | null;
  /** Where a person has to look, relative to the repository. */
  file?: string;
}

export interface Suite {
  name: string;
  /** When it began, in ISO 8601. */
  at: string;
  cases: readonly Case[];
}

/**
 * Suites as JUnit XML in the form that GitHub, GitLab and Jenkins read (https://github.com/testmoapp/junitxml). What XML cannot hold, such
 * as a terminal’s control characters, is left out.
 */
export function junit(name: string, suites: readonly Suite[]): string {
  const root = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' }).ele('testsuites', {
    name,
    ...counts(suites.flatMap(({ cases }) => cases)),
  });
  for (const suite of suites) {
    const group = root.ele('testsuite', { name: suite.name, timestamp: suite.at, ...counts(suite.cases) });
    for (const one of suite.cases) {
      const { suite: classname, seconds, outcome, message, detail, file } = one;
      const shown = group.ele('testcase', {
        name: one.name,
        classname,
        time: inSeconds(seconds),
        ...(file && { file }),
      });
      if (outcome !== 'passed')
        shown.ele(outcome === 'failed' ? 'failure' : 'error', { message }).txt(detail ?? message);
    }
  }
  return `${root.end({ prettyPrint: true })}\n`;
}

function counts(cases: readonly Case[]): Record<string, string> {
  const number = (outcome: Case['outcome']): string => String(cases.filter((one) => one.outcome === outcome).length);
  return {
    tests: String(cases.length),
    failures: number('failed'),
    errors: number('error'),
    time: inSeconds(cases.reduce((sum, { seconds }) => sum + seconds, 0)),
  };
}

const inSeconds = (seconds: number): string => seconds.toFixed(3);
