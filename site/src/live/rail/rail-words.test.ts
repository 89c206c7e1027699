import type { StepProgress } from '@stackyard/protocol/session';
import { expect, test } from 'vitest';
import { railItem, railTotals, stepLineState } from './rail-words.ts';

const at = new Date(2026, 10, 21, 13, 58).toISOString();
const finding = (outcome: 'pass' | 'fail') => ({ name: 'one', outcome, headline: '' });
const progress = (state: StepProgress['state']): StepProgress => ({
  id: '01-start',
  state,
  at,
  verdict: {
    step: '01-start',
    outcome: 'fail',
    at,
    tookMs: 1,
    findings: [finding('fail'), finding('pass'), finding('pass'), finding('pass')],
  },
});

test('each step says what became of it', () => {
  const step = { minutes: 9 };
  expect(railItem(step, undefined, false, null)).toEqual({ state: 'todo', meta: '9 min' });
  expect(railItem(step, undefined, true, null)).toEqual({ state: 'todo', meta: '9 min, you are here' });
  expect(railItem(step, progress('passed'), false, null)).toEqual({ state: 'passed', meta: 'passed 13:58' });
  expect(railItem(step, progress('failed'), false, null)).toEqual({ state: 'failed', meta: 'failed last time, 13:58' });
  expect(railItem(step, progress('failed'), true, null)).toEqual({ state: 'failed', meta: '1 of 4 findings fails' });
  expect(railItem(step, progress('passed'), true, 2)).toEqual({ state: 'checking', meta: 'checking, 2 s' });
  expect(railItem(step, progress('skipped'), false, null).meta).toBe('done for you');
});

test('the line of narrow pages is shorter', () => {
  expect(stepLineState(progress('failed'))).toEqual({ state: 'failed', text: '1 of 4 fails' });
  expect(stepLineState(progress('passed')).text).toBe('passed 13:58');
  expect(stepLineState(undefined).text).toBe('');
});

test('points and minutes count what was passed, not what was done for the learner', () => {
  const steps = [
    { id: '01-start', minutes: 9, points: 10 },
    { id: '02-ship', minutes: 8, points: 10 },
  ];
  expect(railTotals(steps, { steps: [progress('passed')] })).toEqual({
    count: '1 of 2 passed',
    points: '10 of 20 points · 8 min to go',
  });
  expect(railTotals(steps, { steps: [progress('skipped')] }).count).toBe('0 of 2 passed');
  expect(railTotals(steps, null).points).toBe('0 of 20 points · 17 min to go');
});
