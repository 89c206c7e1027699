import { expect, test } from 'vitest';
import { result } from '../report/result-for-tests.ts';
import { sum, tallyOfExit, tallyOfPlaywright, tallyOfProof, tallyOfVitest } from './test-tally.ts';

const file = (status: string, ...tests: [string, string][]) => ({
  name: 'a.test.ts',
  status,
  message: 'Cannot find module\nat line 3',
  assertionResults: tests.map(([title, outcome]) => ({ status: outcome, fullName: title })),
});

test('a vitest report counts tests, and names those that failed', () => {
  const json = JSON.stringify({ testResults: [file('failed', ['adds', 'passed'], ['divides', 'failed'])] });
  expect(tallyOfVitest(json)).toEqual({ passed: 1, failed: 1, said: ['a.test.ts: divides'] });
});

test('a test file that cannot be loaded is a failure, with the first line of why', () => {
  const json = JSON.stringify({ testResults: [file('failed')] });
  expect(tallyOfVitest(json)).toEqual({ passed: 0, failed: 1, said: ['a.test.ts: Cannot find module'] });
});

test('a skipped test is a failure: nobody saw it hold', () => {
  const json = JSON.stringify({ testResults: [file('passed', ['adds', 'skipped'])] });
  expect(tallyOfVitest(json)).toEqual({ passed: 0, failed: 1, said: ['a.test.ts: adds (skipped)'] });
});

test('a Playwright report counts stories in nested groups, and files that cannot be loaded', () => {
  const json = JSON.stringify({
    suites: [
      {
        file: 'a.story.ts',
        specs: [{ title: 'walks', ok: true }],
        suites: [{ specs: [{ title: 'falls', ok: false }] }],
      },
    ],
    errors: [{ message: 'SyntaxError: no\nat line 1' }],
  });
  expect(tallyOfPlaywright(json)).toEqual({ passed: 1, failed: 2, said: ['SyntaxError: no', 'falls'] });
});

test('what is not proven and what could not be told are failures, by their lines; a mutant alone is not counted', () => {
  const trials = [
    result(),
    result({ what: 'refuses late', ruling: 'disproven', words: 'it passes' }),
    result({ what: 'refuses early', ruling: 'unknown', words: 'no engine' }),
    result({ what: 'survives', kind: 'mutant', ruling: 'disproven' }),
  ];
  const lab = { lab: '01-lab', store: 's', images: [], tookMs: 1, spent: {}, trials };
  const proof = { version: 1, at: '2026-11-21T12:00:00.000Z', tookMs: 1, ruling: 'disproven', labs: [lab] };
  expect(tallyOfProof(JSON.stringify(proof))).toEqual({
    passed: 1,
    failed: 2,
    said: ['✗ 01-start  refuses late (1.2 s)  it passes', '? 01-start  refuses early (1.2 s)  no engine'],
  });
});

test('below what failed stands why: without colours, without foreign frames, and cut where it gets long', () => {
  const why = '\u001B[31mAssertionError\u001B[39m: 1 is not 2\n\n    at a.test.ts:3:1\n    at /x/node_modules/y.js:1:1';
  const assertion = { status: 'failed', fullName: 'divides', failureMessages: [why] };
  const vitest = JSON.stringify({ testResults: [{ ...file('failed'), assertionResults: [assertion] }] });
  expect(tallyOfVitest(vitest).said).toEqual([
    'a.test.ts: divides\n      AssertionError: 1 is not 2\n          at a.test.ts:3:1',
  ]);

  const message = Array.from({ length: 20 }, (_, at) => `line ${at}`).join('\n');
  const spec = { title: 'falls', ok: false, tests: [{ results: [{ errors: [] }, { errors: [{ message }] }] }] };
  const [said = ''] = tallyOfPlaywright(JSON.stringify({ suites: [{ specs: [spec] }], errors: [] })).said;
  const lines = said.split('\n');
  expect(lines.slice(0, 2)).toEqual(['falls', '      line 0']);
  expect(lines.at(-1)).toBe('      … 6 lines more in the log');
});

test('tallies of all stages are added up', () => {
  expect(sum([tallyOfExit(0, 'lint'), tallyOfExit(2, 'knip'), { passed: 3, failed: 0, said: [] }])).toEqual({
    passed: 4,
    failed: 1,
    said: ['knip ended with exit code 2'],
  });
});
