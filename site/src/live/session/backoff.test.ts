import { expect, test } from 'vitest';
import { backoff } from './backoff.ts';

test('tries come quickly at first and then at most every 8 s', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 40].map((attempt) => backoff(attempt, () => 0))).toEqual([
    250, 500, 1000, 2000, 4000, 8000, 8000, 8000,
  ]);
});

test('chance takes off at most a fifth, so that pages do not come back all at once', () => {
  expect(backoff(6, () => 1)).toBe(6400);
});
