import type { FindingResult, Verdict } from '@stackyard/protocol/verdict';
import { expect, test } from 'vitest';
import type { Row } from './verdict-rows.ts';
import { checkingWords, verdictWords } from './verdict-words.ts';

const digest = '9f2c41d05b7ae1836c0d94f2be7715a3c8e60f1d27b94a5e30c86d1f52a9e7b4';
const holds: FindingResult = { name: 'posted', outcome: 'pass', headline: 'The update was accepted' };
const short: FindingResult = {
  name: 'digest-mismatch',
  outcome: 'fail',
  headline: 'The digest you posted is one character short',
  expected: `64 characters, as the file server gives them\n${digest}`,
  found: `63 characters in update \`7f3c0b1e\`\n${digest.slice(0, -1)}`,
  hint: 'Copy it again, to the last character.',
};
const unsure: FindingResult = {
  name: 'update-applied',
  outcome: 'error',
  headline: 'We could not tell',
  found: 'no answer',
};

function verdict(outcome: Verdict['outcome'], ...findings: FindingResult[]): Verdict {
  const at = new Date(2026, 10, 21, 14, 6, 12).toISOString();
  return { step: '02-ship-an-update', outcome, findings, at, tookMs: 900 };
}

const labels = (rows: Row[] = []): string => rows.map((row) => row.label).join(' ');

test('a failing verdict names the fault, its finding and how many hold', () => {
  const words = verdictWords(verdict('fail', holds, holds, short, holds), 2, null);
  expect(words?.headline).toBe('The digest you posted is one character short');
  expect(words?.side).toEqual({ code: 'digest-mismatch', text: '3 of 4 hold' });
  expect(labels(words?.rows)).toBe('Expected Found Try');
  expect(words?.spoken).toBe('Step 2: fails. The digest you posted is one character short.');
});

test('values of one shape are marked in both rows, prose keeps its code', () => {
  const [expected, found] = verdictWords(verdict('fail', short), 2, null)?.rows ?? [];
  expect(expected?.lines[1]).toMatchObject({ kind: 'value', says: null });
  expect(found?.lines[1]).toMatchObject({ kind: 'value', says: '1 missing' });
  expect(found?.lines[0]).toEqual({
    kind: 'text',
    parts: [
      { code: false, text: '63 characters in update ' },
      { code: true, text: '7f3c0b1e' },
    ],
  });
});

test('the last of several lines is a value; a line alone is prose', () => {
  const lines = (text: string): string[] => {
    const [row] = verdictWords(verdict('fail', { ...short, expected: text }), 2, null)?.rows ?? [];
    return row?.lines.map((line) => line.kind) ?? [];
  };
  expect(lines('from port 5000\nHello World')).toEqual(['text', 'value']);
  expect(lines('13 operations, all different')).toEqual(['text']);
  expect(lines('`401 unauthorized`')).toEqual(['value']);
});

test('several failing findings: the first in full, the others as one line each', () => {
  const words = verdictWords(verdict('fail', short, { ...holds, outcome: 'fail' }, unsure), 2, null);
  expect(words?.others.map((other) => [other.name, other.outcome])).toEqual([
    ['posted', 'fail'],
    ['update-applied', 'error'],
  ]);
  expect(words?.side.text).toBe('0 of 3 hold');
});

test('a pass says what holds, when, and what comes next', () => {
  const applied = { ...holds, headline: 'The app serves 1.0.4b', expected: 'Hello', found: 'Hello' };
  const words = verdictWords(verdict('pass', holds, applied), 2, 'Step 3: Follow one message.');
  expect(words?.headline).toBe('Passed. The app serves 1.0.4b.');
  expect(words?.side.text).toBe('2 of 2 findings\n14:06:12');
  expect(labels(words?.rows)).toBe('Expected Found Next');
});

test('an error is never the learner’s fault and is not counted', () => {
  const words = verdictWords(verdict('error', holds, unsure), 2, null);
  expect([words?.state, words?.side.text]).toEqual(['error', 'not counted']);
});

test('while it checks, the finding that is asked and its number are said', () => {
  const words = checkingWords({ step: '02-ship-an-update', now: 'asking the app', done: 1, of: 4 }, 1);
  expect([words.side.text, labels(words.rows)]).toEqual(['finding 2 of 4\n1 s', 'Now']);
  const begun = checkingWords({ step: '02-ship-an-update', now: '', done: 0, of: 0 }, 0);
  expect(begun.side.text, 'before it is known how many there are').toBe('0 s');
});
