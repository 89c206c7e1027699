import type { GoToPlan } from '@stackyard/protocol/plan';
import { expect, test } from 'vitest';
import { planWords } from './plan-words.ts';

const steps = [
  { id: '01-start', number: 1, title: 'Start the system' },
  { id: '02-ship', number: 2, title: 'Ship an update' },
  { id: '03-follow', number: 3, title: 'Follow one message' },
  { id: '04-own', number: 4, title: 'Ship your own update' },
];
const at = (hours: number, minutes: number): string => new Date(2026, 10, 21, hours, minutes).toISOString();
const plan = (change: Partial<GoToPlan>): GoToPlan => ({
  step: '04-own',
  from: { kind: 'start', step: null, at: null },
  doing: ['01-start', '02-ship', '03-follow'],
  skipped: ['02-ship', '03-follow'],
  keptUntil: at(16, 6),
  ...change,
});

test('from the lab’s beginning: what is done, what counts as skipped, how long the machine of now is kept', () => {
  expect(planWords(plan({}), steps)).toEqual([
    'It starts from the lab’s beginning, not from your files.',
    'Steps 1–3 are then done by the lab’s own solution. That takes a while.',
    'Done for you, without points: 2 Ship an update, 3 Follow one message.',
    'Your machine of now is kept until 16:06. Until then Undo brings it back.',
  ]);
});

test('from a moment of one’s own nothing is done and nothing is skipped', () => {
  const own = plan({ from: { kind: 'own', step: '03-follow', at: at(14, 6) }, doing: [], skipped: [] });
  expect(planWords(own, steps).slice(0, 2)).toEqual([
    'It starts from your own moment: step 3 passed, 14:06.',
    'The steps before it count as they do now.',
  ]);
});

test('from a kept machine of the lab, one step further', () => {
  const near = plan({ from: { kind: 'lab', step: '02-ship', at: null }, doing: ['03-follow'] });
  expect(planWords(near, steps).slice(0, 2)).toEqual([
    'It starts from a kept machine with steps 1–2 done, not from yours.',
    'Step 3 is then done by the lab’s own solution. That takes a while.',
  ]);
});
