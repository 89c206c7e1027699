import { expect, test } from 'vitest';
import { Outbox } from './outbox.ts';

const key = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const text = (chunks: Uint8Array[]): string => chunks.map((chunk) => new TextDecoder().decode(chunk)).join('');

/** An outbox on a fresh connection, and what went over it so far. */
function typing(...words: string[]): Outbox {
  const box = new Outbox();
  box.resume(0, 0);
  for (const word of words) box.add(key(word), 0);
  box.take();
  return box;
}

const waiting = (box: Outbox): string => text(box.held === null ? [] : [box.held.bytes]);

test('what is typed on an open line goes at once, and once', () => {
  const box = new Outbox();
  box.resume(0, 0);
  box.add(key('ls'), 0);
  expect([text(box.take()), text(box.take())]).toEqual(['ls', '']);
  box.confirm(2);
  expect(box.held).toBeNull();
});

test('keys typed in a cut wait, and go in order when the line is back', () => {
  const box = typing('ls');
  box.confirm(2);
  box.cut();
  box.add(key(' -'), 1000);
  box.add(key('la'), 2000);
  expect([text(box.take()), waiting(box), box.held?.since]).toEqual(['', ' -la', 1000]);
  expect(box.resume(2, 29_000)).toBe(0);
  expect(text(box.take())).toBe(' -la');
});

test('a cut in the middle of a frame: exactly what was not taken goes again', () => {
  const box = typing('docker compose up');
  box.cut();
  expect(waiting(box)).toBe('docker compose up');
  box.resume(7, 500);
  expect(text(box.take())).toBe('compose up');
});

test('what arrived though it was never confirmed is not sent again', () => {
  const box = typing('rm', ' -i file');
  box.confirm(2);
  box.cut();
  box.resume(10, 500);
  expect([text(box.take()), box.held]).toEqual(['', null]);
});

test('two cuts, the second before anything is confirmed', () => {
  const box = typing('abc');
  box.cut();
  box.add(key('def'), 100);
  box.resume(1, 200);
  expect(text(box.take())).toBe('bcdef');
  box.cut();
  box.add(key('g'), 300);
  box.resume(4, 400);
  expect(text(box.take())).toBe('efg');
  box.confirm(7);
  expect(box.held).toBeNull();
});

test('a cut in the middle of a character sends the rest of its bytes', () => {
  const box = typing('é€');
  box.cut();
  box.resume(3, 100);
  expect(box.take()).toEqual([key('€').subarray(1)]);
});

test('back after 30 s: all of it is dropped, that is told, and typing goes on', () => {
  const box = typing();
  box.cut();
  box.add(key('rm'), 0);
  expect(box.resume(0, 30_001)).toBe(2);
  box.add(key('ls'), 31_000);
  expect(text(box.take())).toBe('ls');
});

test('keys that were sent and never confirmed are as old as when they were typed', () => {
  const box = typing('sudo ');
  box.cut();
  box.add(key('ls'), 29_000);
  expect([box.expire(29_999), box.expire(30_001), box.dropped]).toEqual([false, true, 7]);
});

test('a half of a line is never sent: one key too late drops the earlier ones, and those after it', () => {
  const box = typing();
  box.cut();
  box.add(key('sudo '), 0);
  expect([box.add(key('ls'), 31_000), box.add(key(' -la'), 31_001), waiting(box)]).toEqual([false, false, '']);
  expect(box.resume(0, 31_002)).toBe(11);
  expect(text(box.take())).toBe('');
});

test('after keys were dropped the count goes on with the host’s', () => {
  const box = typing('abc');
  box.confirm(3);
  box.cut();
  box.add(key('gone'), 0);
  box.resume(3, 40_000);
  box.add(key('de'), 41_000);
  box.take();
  box.cut();
  box.resume(4, 42_000);
  expect(text(box.take())).toBe('e');
});

test('more than 64 KiB does not wait; a long paste that was on its way does', () => {
  const box = typing();
  box.cut();
  expect([box.add(new Uint8Array(60_000), 0), box.add(new Uint8Array(10_000), 1)]).toEqual([true, false]);

  const paste = typing('x'.repeat(200_000));
  paste.cut();
  paste.resume(150_000, 100);
  expect(paste.take().map(({ length }) => length)).toEqual([32_768, 17_232]);
});

test('a host that has forgotten what it took gets nothing a second time', () => {
  const box = typing('one', 'two');
  box.confirm(3);
  box.cut();
  expect(box.resume(0, 100)).toBe(3);
  expect(text(box.take())).toBe('');
  box.add(key('x'), 200);
  box.take();
  box.confirm(1);
  expect(box.held).toBeNull();
});
