import type { Session } from '@stackyard/protocol/session';
import { expect, test } from 'vitest';
import { watchRestarts } from './restarted.ts';

const undo = { label: 'Start over', checkpoint: 'one', until: '2026-11-21T14:00:00.000Z' };
const ready = { state: 'ready', undo: null } as const;
const resetting = { state: 'resetting', undo: null } as const;

/** What is told of each session, one after the other. */
function toldOf(...seen: Partial<Session>[]): boolean[] {
  const look = watchRestarts();
  return seen.map((part) => look({ id: 'abcdefghijkl', ...part } as Session));
}

test('a machine that comes back from a reset with nothing new to undo was restarted', () => {
  expect(toldOf(ready, resetting, ready, ready)).toEqual([false, false, true, false]);
  expect(toldOf({ ...ready, undo }, { ...resetting, undo }, { ...ready, undo })).toEqual([false, false, true]);
});

test('one that was replaced can be brought back, and is not called restarted, whenever the undo is told', () => {
  expect(toldOf(ready, resetting, { ...ready, undo })).toEqual([false, false, false]);
  expect(toldOf(ready, resetting, { ...resetting, undo }, { ...ready, undo })).toEqual([false, false, false, false]);
});

test('a first start, a page that comes in the middle and another session are no restart', () => {
  expect(toldOf({ state: 'starting' }, ready)).toEqual([false, false]);
  expect(toldOf(resetting, ready)).toEqual([false, false]);
  expect(toldOf(ready, resetting, { ...ready, id: 'mnopqrstuvwx' })).toEqual([false, false, false]);
});
