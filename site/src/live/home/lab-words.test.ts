import type { LabSummary } from '@stackyard/protocol/lab';
import { expect, test } from 'vitest';
import { labWords, stopped } from './lab-words.ts';

const now = new Date(2026, 10, 21, 14, 0).getTime();
const step = (id: string) => ({ id, title: `Title of ${id}`, minutes: 9, points: 10 });
const lab: LabSummary = {
  id: '01-secure-update',
  number: '01',
  title: 'Secure update',
  summary: '',
  level: 'beginner',
  minutes: 18,
  contains: '',
  steps: [step('01-start'), step('02-ship')],
  passed: [],
  session: null,
  proven: [],
  lastAt: null,
  build: { state: 'ready', what: '', done: 0, of: 0, elapsedMs: 0, lastTookMs: null, problem: null },
};
const building = {
  ...lab.build,
  state: 'building',
  done: 11,
  of: 14,
  lastTookMs: 250_000,
  elapsedMs: 130_000,
} as const;
const at = new Date(2026, 10, 20, 17, 40).toISOString();

test('a lab says how far it is and what comes next', () => {
  const said = (part: Partial<LabSummary>): string => {
    const { progress, more, act } = labWords({ ...lab, ...part }, now);
    return `${progress} | ${more} | ${act}`;
  };
  expect(said({})).toBe('0 of 2 | not started | Start');
  expect(said({ session: 'abcdefghijkl' })).toBe('0 of 2 | next: step 1, 9 min | Continue');
  expect(said({ passed: ['01-start'] })).toBe('1 of 2 | next: step 2, 9 min | Continue');
  expect(said({ passed: ['01-start', '02-ship'], lastAt: at })).toBe(
    '2 of 2 | finished yesterday at 17:40 | Look again',
  );
  expect(said({ build: building })).toBe('Building, 11 of 14 | about 2 min left | Read the steps');
});

test('the page offers to go on where the learner stopped last', () => {
  const labs = [lab, { ...lab, id: '02-compose', number: '02', passed: ['01-start'], lastAt: at }];
  expect(stopped(labs, now)).toEqual({
    when: 'You stopped here yesterday at 17:40',
    where: '02, step 2: Title of 02-ship',
    lab: '02-compose',
    step: '02-ship',
  });
  const later = { ...lab, passed: ['01-start'], lastAt: new Date(now).toISOString() };
  expect(stopped([...labs, later], now)?.lab).toBe('01-secure-update');
  expect(stopped([later, ...labs], now)?.lab).toBe('01-secure-update');
  expect(stopped([lab], now)).toBeNull();
});
