import type { LabProof, TrialResult } from '@stackyard/protocol/proof';
import { expect, test } from 'vitest';
import { annotations } from './annotations.ts';
import { proofJunit } from './proof-junit.ts';
import { proofTable } from './proof-table.ts';
import { result } from './result-for-tests.ts';
import { timeTable } from './time-table.ts';

const lab = (...trials: TrialResult[]): LabProof => ({
  lab: '01-lab',
  store: 'try-123',
  images: [],
  tookMs: 5000,
  spent: {},
  trials,
});

const refused = result({
  kind: 'wrong-answer',
  name: 'late',
  what: 'refuses late',
  ruling: 'disproven',
  words: 'digest-matches: the digest fits',
  place: { file: 'labs/01-lab/01-start/wrong/late.sh', line: 1 },
  verdict: {
    step: '01-start',
    outcome: 'pass',
    findings: [{ name: 'digest-matches', outcome: 'pass', headline: 'fits', expected: 'a, b: 50%', found: 'c' }],
    at: '2026-11-21T12:00:00.000Z',
    tookMs: 3,
  },
  output: 'posted\n(it ended with code 0)',
});
const left = result({ step: null, kind: 'nothing-left', what: 'leaves nothing behind' });
const flaky = result({ ruling: 'flaky', what: 'passes again after a restart', words: '2 of 3 times; why' });
const unknown = result({ ruling: 'unknown', what: 'refuses early', words: 'no engine' });
const labs = [lab(left, refused, flaky, unknown, result())];

test('the table is in the lab’s order, shows the evidence of what is not proven, and ends with sums', () => {
  expect(proofTable({ labs })).toMatchInlineSnapshot(`
    "✗ 01-start  refuses late                    1.2 s  digest-matches: the digest fits
    ~ 01-start  passes again after a restart    1.2 s  2 of 3 times; why
    ? 01-start  refuses early                   1.2 s  no engine
    ✓ 01-start  fails before                    1.2 s  why
    ✓ 01-lab    leaves nothing behind           1.2 s  why

    ── 01-start, refuses late
    pass digest-matches: fits
      expected a, b: 50%
      found    c
    posted
    (it ended with code 0)

    2 proven, 2 not proven, 1 could not tell"
  `);
});

test('a mutant alone is in no table: its lab’s share is', () => {
  expect(proofTable({ labs: [lab(result({ kind: 'mutant', what: 'survives', ruling: 'disproven' }))] })).toBe(
    '\n0 proven, 0 not proven, 0 could not tell',
  );
});

test('JUnit calls a disproof and what is flaky a failure, and what we could not tell an error', () => {
  const proof = { version: 1, at: '2026-11-21T12:00:00.000Z', tookMs: 5000, ruling: 'disproven', labs } as const;
  expect(proofJunit(proof)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="stackyard prove" tests="5" failures="2" errors="1" time="6.170">
      <testsuite name="01-lab" timestamp="2026-11-21T12:00:00.000Z" tests="5" failures="2" errors="1" time="6.170">
        <testcase name="01-lab leaves nothing behind" classname="01-lab" time="1.234" file="labs/01-lab/01-start/check.ts"/>
        <testcase name="01-start refuses late" classname="01-lab.01-start" time="1.234" file="labs/01-lab/01-start/wrong/late.sh">
          <failure message="digest-matches: the digest fits">pass digest-matches: fits
      expected a, b: 50%
      found    c
    posted
    (it ended with code 0)</failure>
        </testcase>
        <testcase name="01-start passes again after a restart" classname="01-lab.01-start" time="1.234" file="labs/01-lab/01-start/check.ts">
          <failure message="2 of 3 times; why">2 of 3 times; why</failure>
        </testcase>
        <testcase name="01-start refuses early" classname="01-lab.01-start" time="1.234" file="labs/01-lab/01-start/check.ts">
          <error message="no engine">no engine</error>
        </testcase>
        <testcase name="01-start fails before" classname="01-lab.01-start" time="1.234" file="labs/01-lab/01-start/check.ts"/>
      </testsuite>
    </testsuites>
    "
  `);
});

test('GitHub is told of what is not proven, beside the file that says so', () => {
  expect(annotations({ labs })).toMatchInlineSnapshot(`
    "::error file=labs/01-lab/01-start/wrong/late.sh,line=1,title=01-start%3A refuses late::digest-matches: the digest fits%0Apass digest-matches: fits%0A  expected a, b: 50%25%0A  found    c%0Aposted%0A(it ended with code 0)
    ::error file=labs/01-lab/01-start/check.ts,line=1,title=01-start%3A passes again after a restart::2 of 3 times; why
    ::warning file=labs/01-lab/01-start/check.ts,line=1,title=01-start%3A refuses early::no engine
    "
  `);
});

test('time is shown by phase, by the clock and on the processors', () => {
  const spent = { restore: { wallMs: 90_000, cpuMs: 31_234 }, looking: { wallMs: 4000, cpuMs: 100 } };
  expect(
    timeTable({
      tookMs: 60_000,
      labs: [
        { ...lab(), spent },
        { ...lab(), spent },
      ],
    }),
  ).toMatchInlineSnapshot(`
    "Where the time went (60.0 s in all; machines run beside each other)
                                               clock  processor
    machines made or restored, Docker up     180.0 s     62.5 s
    checks, until they stay                    8.0 s      0.2 s
    together                                 188.0 s     62.7 s"
  `);
});
