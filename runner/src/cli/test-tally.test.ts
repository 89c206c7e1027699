import { expect, test } from 'vitest';
import { sum, tallyOfExit, tallyOfPlaywright, tallyOfProofs, tallyOfVitest } from './test-tally.ts';

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

test('what is not proven and what could not be told are failures, by their lines', () => {
  const output =
    '✓ 01-a  fails before\n✗ 01-a  wrong/b is refused\n? 01-a  wrong/c is refused\n\n1 proven, 1 not proven, 1 could not tell\n';
  expect(tallyOfProofs(output)).toEqual({
    passed: 1,
    failed: 2,
    said: ['✗ 01-a  wrong/b is refused', '? 01-a  wrong/c is refused'],
  });
  expect(tallyOfProofs('Error: no such lab\n').failed).toBe(1);
});

test('tallies of all stages are added up', () => {
  expect(sum([tallyOfExit(0, 'lint'), tallyOfExit(2, 'knip'), { passed: 3, failed: 0, said: [] }])).toEqual({
    passed: 4,
    failed: 1,
    said: ['knip ended with exit code 2'],
  });
});
