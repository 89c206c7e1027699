import { expect, test } from 'vitest';
import { junit, type Case } from './junit.ts';

const one = (outcome: Case['outcome'], changes: Partial<Case> = {}): Case => ({
  name: 'refuses without-token',
  suite: '01-lab.02-ship',
  seconds: 1.25,
  outcome,
  message: 'why',
  detail: null,
  ...changes,
});

test('suites are counted and each case says what came of it', () => {
  const cases = [
    one('passed'),
    one('failed', { file: 'labs/01-lab/check.ts' }),
    one('error', { detail: 'no\nanswer' }),
  ];
  expect(junit('prove', [{ name: '01-lab', at: '2026-11-21T12:00:00.000Z', cases }])).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="prove" tests="3" failures="1" errors="1" time="3.750">
      <testsuite name="01-lab" timestamp="2026-11-21T12:00:00.000Z" tests="3" failures="1" errors="1" time="3.750">
        <testcase name="refuses without-token" classname="01-lab.02-ship" time="1.250"/>
        <testcase name="refuses without-token" classname="01-lab.02-ship" time="1.250" file="labs/01-lab/check.ts">
          <failure message="why">why</failure>
        </testcase>
        <testcase name="refuses without-token" classname="01-lab.02-ship" time="1.250">
          <error message="why">no
    answer</error>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

test('markup and control characters in what a machine said stay harmless', () => {
  const said = junit('prove', [
    { name: 'a', at: '', cases: [one('failed', { message: '"<&>"', detail: '\u001B[31mred\u0000 ]]> </failure>' })] },
  ]);
  expect(said).toContain('message="&quot;&lt;&amp;&gt;&quot;"');
  expect(said).toContain('[31mred ]]&gt; &lt;/failure&gt;');
});
