import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Paced } from './paced.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first is sent at once, a flurry after it once more with the newest', () => {
  const sent: number[] = [];
  let value = 0;
  using paced = new Paced(30, () => sent.push(value));
  for (value = 1; value <= 50; value += 1) paced.poke();
  expect(sent).toEqual([1]);
  vi.advanceTimersByTime(30);
  expect(sent).toEqual([1, 51]);
  vi.advanceTimersByTime(1000);
  expect(sent).toEqual([1, 51]);
});

test('once disposed, nothing is sent any more', () => {
  let sent = 0;
  const paced = new Paced(10, () => (sent += 1));
  paced.poke();
  paced.poke();
  paced[Symbol.dispose]();
  vi.advanceTimersByTime(1000);
  expect(sent).toBe(1);
});
