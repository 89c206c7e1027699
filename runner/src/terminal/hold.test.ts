import { WINDOW_BYTES } from '@stackyard/protocol/frame';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Flow } from './flow.ts';
import { Hold } from './hold.ts';
import { RING_BYTES, Ring } from './ring.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function held(): { hold: Hold; output: (bytes: number) => void; paused: () => boolean; ring: Ring } {
  const ring = new Ring({ cols: 80, rows: 24 });
  let paused = false;
  const hold = new Hold(ring, (now) => {
    paused = now;
  });
  const output = (bytes: number): void => {
    ring.push(Buffer.alloc(bytes));
    hold.look();
  };
  return { hold, output, paused: () => paused, ring };
}

test('nobody looks: the program runs on, slowed once it floods', () => {
  const { output, paused } = held();
  output(RING_BYTES);
  expect(paused()).toBe(false);
  output(399_999);
  expect(paused()).toBe(false);
  output(1);
  expect(paused()).toBe(true);
  vi.advanceTimersByTime(100);
  expect(paused()).toBe(false);
});

test('the leading driver’s window makes it wait', () => {
  const { hold, output, paused } = held();
  hold.lead(new Flow(0));
  output(WINDOW_BYTES);
  expect(paused()).toBe(true);
});

test('another driver who types takes the lead, and a stalled one stops nobody', () => {
  const { hold, output, paused, ring } = held();
  hold.lead(new Flow(0));
  output(WINDOW_BYTES);
  hold.lead(new Flow(ring.head));
  expect(paused()).toBe(false);
});

test('the last driver goes by itself: the program runs on', () => {
  const { hold, output, paused } = held();
  const flow = new Flow(0);
  hold.lead(flow);
  output(WINDOW_BYTES);
  hold.leave(flow, null, false);
  expect(paused()).toBe(false);
});

test('the last driver’s connection breaks: what it has not seen is kept for fifteen seconds', () => {
  const { hold, output, paused, ring } = held();
  const flow = new Flow(0);
  hold.lead(flow);
  hold.leave(flow, null, true);
  output(WINDOW_BYTES);
  expect(paused()).toBe(false);
  output(RING_BYTES - WINDOW_BYTES - 131_072);
  expect(paused()).toBe(true);
  expect(ring.tail).toBe(0);
  vi.advanceTimersByTime(15_000);
  expect(paused()).toBe(false);
});

test('a page that comes back ends that wait', () => {
  const { hold, output, paused, ring } = held();
  const flow = new Flow(0);
  hold.lead(flow);
  hold.leave(flow, null, true);
  output(RING_BYTES - 131_072);
  hold.lead(new Flow(ring.head));
  expect(paused()).toBe(false);
});

test('a page that confirms nothing for half a minute is waited for no longer, until it does', () => {
  const { hold, output, paused, ring } = held();
  const flow = new Flow(0);
  hold.lead(flow);
  output(WINDOW_BYTES);
  vi.advanceTimersByTime(29_999);
  expect(paused()).toBe(true);
  vi.advanceTimersByTime(1);
  expect(paused()).toBe(false);
  flow.restart(ring.head);
  hold.heard(flow);
  output(WINDOW_BYTES);
  expect(paused()).toBe(true);
});

test('each confirmation begins that half minute anew', () => {
  const { hold, output, paused } = held();
  const flow = new Flow(0);
  flow.noteSent(WINDOW_BYTES);
  hold.lead(flow);
  output(WINDOW_BYTES);
  vi.advanceTimersByTime(29_000);
  flow.ack(100);
  hold.heard(flow);
  vi.advanceTimersByTime(29_000);
  expect(paused()).toBe(true);
});
