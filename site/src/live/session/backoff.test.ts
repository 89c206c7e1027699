import { expect, test } from 'vitest';
import { backoff } from './backoff.ts';

test('tries come quickly at first and then at most every 8 s', () => {
  const waits = Array.from({ length: 11 }, (_, at) => backoff(at + 1, () => 0));
  expect(waits).toEqual([250, 500, 1000, 1000, 1000, 2000, 2000, 4000, 8000, 8000, 8000]);
});

test('chance takes off at most a fifth, so that pages do not come back all at once', () => {
  expect(backoff(9, () => 1)).toBe(6400);
});
