import { expect, test } from 'vitest';
import { createWatched } from './watched.ts';

test('a watcher sees the value now and after each change, and nothing after its signal', () => {
  const number = createWatched(1);
  const seen: number[] = [];
  const life = new AbortController();
  number.watch((value) => seen.push(value), life.signal);
  number.set(2);
  number.set(2);
  number.update((value) => value + 1);
  life.abort();
  number.set(9);
  expect(seen).toEqual([1, 2, 3]);
});
