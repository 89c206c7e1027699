import { FRAME_LIMIT_BYTES } from '@stackyard/protocol/frame';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Coalescer } from './coalesce.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function counted(): { coalescer: Coalescer; flushed: () => number } {
  let flushes = 0;
  const coalescer = new Coalescer(() => {
    flushes += 1;
  });
  return { coalescer, flushed: () => flushes };
}

test('the first output goes out at once, what follows is collected for 5 ms', () => {
  const { coalescer, flushed } = counted();
  coalescer.noteOutput(1);
  expect(flushed()).toBe(1);
  for (let count = 0; count < 50; count += 1) coalescer.noteOutput(10);
  expect(flushed()).toBe(1);
  vi.advanceTimersByTime(5);
  expect(flushed()).toBe(2);
});

test('a key makes the output that follows it go out at once', () => {
  const { coalescer, flushed } = counted();
  coalescer.noteOutput(1);
  coalescer.noteKey();
  coalescer.noteOutput(1);
  expect(flushed()).toBe(2);
  coalescer.noteOutput(1);
  expect(flushed()).toBe(2);
});

test('what one more read would make more than a frame does not wait', () => {
  const { coalescer, flushed } = counted();
  coalescer.noteOutput(1);
  coalescer.noteOutput(FRAME_LIMIT_BYTES - 4096);
  expect(flushed()).toBe(1);
  coalescer.noteOutput(1);
  expect(flushed()).toBe(2);
});

test('after a pause output goes out at once again', () => {
  const { coalescer, flushed } = counted();
  coalescer.noteOutput(1);
  vi.advanceTimersByTime(5);
  coalescer.noteOutput(1);
  expect(flushed()).toBe(2);
});
