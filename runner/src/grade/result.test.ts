import { describe, expect, test } from 'vitest';
import { fail, pass } from '@stackyard/kit';
import { GradeResult } from '@stackyard/protocol/grade-result';
import type { FindingResult } from '@stackyard/protocol/verdict';
import { ExercismResults } from './formats/exercism.ts';
import { PrairieLearnResults } from './formats/prairielearn.ts';
import { gradeJunit } from './grade-junit.ts';
import { openLab } from './lab-for-tests.ts';
import { gradedFinding, pointsOf } from './points.ts';
import { notGraded, toResult } from './result.ts';
import { summary } from './summary.ts';
import { gradeTable } from './words.ts';

const lab = openLab();
const raise = (): never => {
  throw new Error('a lab has a step');
};
const step = lab.steps[0] ?? raise();
const about = { lab, seed: 's', began: new Date('2026-11-21T14:00:00Z'), madeWith: null };
const NASTY = `\`\`\`\n<img src=x onerror=alert(1)> ::error::no @everyone | [a](b)${'x'.repeat(9000)}`;

function resultOf(outcomes: FindingResult[], started = true): GradeResult {
  const tests = outcomes.map((outcome) => gradedFinding(step, outcome, outcomes.length));
  const held = tests.filter(({ status }) => status === 'pass').length;
  const points = pointsOf(10, held, outcomes.length);
  const graded = { step: step.id, title: 'Say hello', graded: true, points, max_points: 10, took_ms: 900 };
  const left = {
    step: '02-b',
    title: 'B',
    graded: false,
    why: 'no file shows it',
    points: 0,
    max_points: 0,
    took_ms: 0,
  };
  const submission = {
    files: [{ path: 'hello.txt', content: Buffer.from('hello\n'), executable: false }],
    leftOut: [],
  };
  return toResult(about, submission, { started, output: 'up', steps: [graded, left], tests });
}

const wrong = { name: 'b', ...fail({ headline: 'It is wrong', expected: '1', found: NASTY, hint: 'Look' }) };
const right = { name: 'a', ...pass('It holds') };
const dark = { name: 'c', outcome: 'error' as const, headline: 'Nobody answers' };

const cases: [string, GradeResult][] = [
  ['in which all holds', resultOf([right, right])],
  ['in which something is wrong', resultOf([right, wrong, dark])],
  ['in which nothing holds', resultOf([wrong], false)],
  ['of a submission that cannot be taken', notGraded(about, '.env is a device; expected a plain file.', false)],
  ['that could not be told', notGraded(about, 'It could not be told: no engine', true)],
];

describe.each(cases)('a result %s', (_case, result) => {
  test('is what our own schema, Exercism and PrairieLearn expect', () => {
    const json: unknown = JSON.parse(JSON.stringify(result));
    expect(GradeResult.parse(json)).toEqual(json);
    expect(ExercismResults.safeParse(json).error).toBeUndefined();
    expect(PrairieLearnResults.safeParse(json).error).toBeUndefined();
  });

  test('is a table, XML and Markdown', () => {
    expect(gradeTable(result)).toContain(result.status === 'error' ? 'Not graded' : 'points');
    expect(gradeJunit(result)).toMatch(/^<\?xml[^]*<\/testsuites>\n$/);
    expect(summary(result)).toContain('### Hello');
  });
});

test('points are the share of what holds, rounded down', () => {
  expect([pointsOf(10, 2, 3), pointsOf(30, 3, 4), pointsOf(10, 0, 3), pointsOf(10, 3, 3)]).toEqual([6, 22, 0, 10]);
  expect(resultOf([right, wrong, dark])).toMatchObject({ points: 3, max_points: 10, score: 0.3, undecided: 1 });
});

test('what could not be told after a failed start is the submission’s own doing', () => {
  expect(resultOf([right, dark], false).undecided).toBe(0);
});

test('texts of a submission are cut, and inert in Markdown', () => {
  const markdown = summary(resultOf([wrong]));
  expect(markdown.length).toBeLessThan(10_000);
  const outside = markdown.split('````')[0] ?? '';
  expect(outside).not.toContain('<img');
  expect(markdown.match(/^ {2}`{4}/gm)).toHaveLength(2);
});

test('the formats refuse what is none of theirs', () => {
  const result = resultOf([right]);
  expect(ExercismResults.safeParse({ ...result, version: 2 }).success).toBe(false);
  expect(ExercismResults.safeParse({ ...result, message: 'x' }).success).toBe(false);
  expect(ExercismResults.safeParse({ ...result, status: 'fail' }).success).toBe(false);
  expect(PrairieLearnResults.safeParse({ ...result, score: 2 }).success).toBe(false);
  expect(PrairieLearnResults.safeParse({ ...result, images: [{ name: 'kafka' }] }).success).toBe(false);
});
