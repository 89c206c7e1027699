import { expect, test } from 'vitest';
import { Seen } from './seen.ts';

test('what was seen is remembered, the oldest is forgotten first', () => {
  const seen = new Seen(2);
  for (const key of ['first', 'second', 'third']) seen.add(key);
  expect(['first', 'second', 'third'].map((key) => seen.has(key))).toEqual([false, true, true]);
});
