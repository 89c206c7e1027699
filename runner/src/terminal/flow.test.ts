import { ACK_EVERY_BYTES, WINDOW_BYTES } from '@stackyard/protocol/frame';
import { expect, test } from 'vitest';
import { Flow } from './flow.ts';

test('what is sent uses up the window, what is confirmed opens it', () => {
  const flow = new Flow(1000);
  flow.noteSent(WINDOW_BYTES);
  expect(flow.room).toBe(0);
  flow.ack(1000 + 65_536);
  expect(flow.room).toBe(65_536);
});

test('confirmations of what was never sent, or once more, are ignored', () => {
  const flow = new Flow(1000);
  flow.noteSent(10);
  flow.ack(5000);
  flow.ack(3);
  expect(flow.acked).toBe(1000);
  flow.ack(1010);
  flow.ack(1004);
  expect(flow.acked).toBe(1010);
});

test('the program waits for a full window and goes on at half of it', () => {
  const flow = new Flow(0);
  expect(flow.holds(WINDOW_BYTES - 1, false)).toBe(false);
  expect(flow.holds(WINDOW_BYTES, false)).toBe(true);
  expect(flow.holds(WINDOW_BYTES / 2, true)).toBe(true);
  expect(flow.holds(WINDOW_BYTES / 2 - 1, true)).toBe(false);
});

test('a program that waits goes on although a page confirms in steps, and not yet the last of what it has', () => {
  const flow = new Flow(0);
  flow.noteSent(WINDOW_BYTES);
  flow.ack(WINDOW_BYTES - ACK_EVERY_BYTES + 1);
  expect(flow.holds(WINDOW_BYTES, true)).toBe(false);
});

test('a far viewer gets a wider window', () => {
  const flow = new Flow(0);
  flow.noteRoundTrip(41);
  expect(flow.room).toBe(917_504);
  flow.noteRoundTrip(40);
  expect(flow.room).toBe(WINDOW_BYTES);
});

test('after a skip nothing is open, so that confirmations that never come stop nobody', () => {
  const flow = new Flow(0);
  flow.noteSent(WINDOW_BYTES);
  flow.restart(9_000_000);
  expect(flow.room).toBe(WINDOW_BYTES);
  expect(flow.holds(9_000_000, true)).toBe(false);
});
