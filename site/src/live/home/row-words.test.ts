import type { LabSummary } from '@stackyard/protocol/lab';
import { expect, test } from 'vitest';
import { rowWords } from './row-words.ts';
import { stoppedWords } from './stopped-words.ts';

const now = new Date(2026, 10, 21, 14, 0).getTime();
const yesterday = new Date(2026, 10, 20, 17, 40).toISOString();
const ready = { state: 'ready', what: '', done: 14, of: 14, elapsedMs: 0, lastTookMs: null, problem: null } as const;
const steps = ['Start', 'Ship', 'Follow', 'Own'].map((title, at) => ({
  id: `0${at + 1}-step`,
  title,
  minutes: 9,
  points: 10,
}));

function lab(part: Partial<LabSummary>): LabSummary {
  return {
    id: '01-secure-update',
    number: '01',
    title: 'Secure update',
    summary: 'You will be able to ship an update.',
    level: 'beginner',
    minutes: 36,
    contains: 'Kafka',
    steps,
    build: ready,
    passed: [],
    session: null,
    lastAt: null,
    ...part,
  };
}

test('a lab that nobody has begun offers its start', () => {
  expect(rowWords(lab({}), now)).toMatchObject({
    state: 'new',
    progress: '0 of 4',
    more: 'not started',
    verb: 'Start',
  });
});

test('a begun lab says the next step and leads to it', () => {
  const words = rowWords(lab({ passed: ['01-step', '02-step'], lastAt: yesterday }), now);
  expect(words).toMatchObject({
    progress: '2 of 4',
    more: 'next: step 3, 9 min',
    href: '/labs/01-secure-update/03-step/',
  });
  expect(words.bars).toEqual(['passed', 'passed', 'here', 'todo']);
});

test('the next step is the first gap, when a later step has passed', () => {
  expect(rowWords(lab({ passed: ['02-step'] }), now).bars).toEqual(['here', 'passed', 'todo', 'todo']);
});

test('a finished lab says when', () => {
  const words = rowWords(lab({ passed: steps.map((step) => step.id), lastAt: yesterday }), now);
  expect(words).toMatchObject({
    state: 'finished',
    progress: '4 of 4',
    more: 'finished yesterday at 17:40',
    verb: 'Look again',
  });
});

test('a lab being built rises from the bottom and says how long', () => {
  const build = { ...ready, state: 'building', done: 7, of: 14, elapsedMs: 60_000, lastTookMs: 180_000 } as const;
  const words = rowWords(lab({ build }), now);
  expect(words).toMatchObject({
    progress: 'Building, 7 of 14',
    more: 'about 2 min left',
    verb: 'Read the steps',
    done: 0.5,
  });
  expect(words.bars).toEqual(['built', 'built', 'unbuilt', 'unbuilt']);
});

test('a build that failed says its problem and shows no bar', () => {
  const problem = { name: 'disk-full', title: 'The disk is full', message: '', hint: 'Free some.' };
  expect(rowWords(lab({ build: { ...ready, state: 'failed', problem } }), now)).toMatchObject({
    state: 'failed',
    more: 'The disk is full',
    done: null,
  });
});

test('the place where the learner stopped is the lab used last', () => {
  const older = lab({
    id: '02-other',
    number: '02',
    passed: ['01-step'],
    lastAt: new Date(2026, 10, 19).toISOString(),
  });
  expect(stoppedWords([older, lab({ passed: ['01-step'], lastAt: yesterday })], now)).toEqual({
    when: 'You stopped here yesterday at 17:40',
    where: '01, step 2: Ship',
    href: '/labs/01-secure-update/02-step/',
  });
});

test('a lab that was never begun, or is finished, is no place to continue', () => {
  const finished = lab({ passed: steps.map((step) => step.id), lastAt: yesterday });
  expect(stoppedWords([lab({}), finished], now)).toBeNull();
});
