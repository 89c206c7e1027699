import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Allowance } from './allowance.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const takeAll = (allowance: Allowance): number => {
  let taken = 0;
  while (allowance.take()) taken += 1;
  return taken;
};

test('a burst of two seconds’ worth is taken, then so many a second', () => {
  const allowance = new Allowance(10);
  expect(takeAll(allowance)).toBe(20);
  vi.advanceTimersByTime(1000);
  expect(takeAll(allowance)).toBe(10);
  vi.advanceTimersByTime(60_000);
  expect(takeAll(allowance)).toBe(20);
});
