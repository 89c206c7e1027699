import { expect, test } from 'vitest';
import { percent, reaches, reachesGoal, sum } from './share.ts';

test('a share is never rounded up: what misses the goal by a hair does not read as if it reached it', () => {
  expect(percent({ killed: 9499, survived: 501 })).toBe('94.9 %');
  expect(percent({ killed: 1999, survived: 1 })).toBe('99.9 %');
  expect(percent({ killed: 3, survived: 0 })).toBe('100 %');
  expect(percent({ killed: 0, survived: 0 })).toBe('none');
});

test('the goal is 95 of 100, counted and not rounded', () => {
  expect(reachesGoal({ killed: 19, survived: 1 })).toBe(true);
  expect(reachesGoal({ killed: 94_999, survived: 5001 })).toBe(false);
});

test('a share is compared with the one on record whatever the numbers of mutants are', () => {
  expect(reaches({ killed: 39, survived: 1 }, { killed: 78, survived: 2 })).toBe(true);
  expect(reaches({ killed: 39, survived: 1 }, { killed: 79, survived: 2 })).toBe(false);
  expect(reaches({ killed: 1, survived: 5 }, { killed: 0, survived: 0 })).toBe(true);
});

test('shares of several steps are summed, not averaged', () => {
  expect(
    sum([
      { killed: 1, survived: 1 },
      { killed: 9, survived: 0 },
    ]),
  ).toEqual({ killed: 10, survived: 1 });
});
