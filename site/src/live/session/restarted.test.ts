import type { Session } from '@stackyard/protocol/session';
import { expect, test } from 'vitest';
import { wasRestarted } from './restarted.ts';
import type { PageState } from './state.ts';

const undo = { label: 'Start over', checkpoint: 'one', until: '2026-11-21T14:00:00.000Z' };
const page = (part: Partial<Session>): PageState => ({ session: { id: 'abcdefghijkl', ...part } }) as PageState;

test('a machine that comes back from a reset with nothing new to undo was restarted', () => {
  expect(wasRestarted(page({ state: 'resetting', undo: null }), page({ state: 'ready', undo: null }))).toBe(true);
  expect(wasRestarted(page({ state: 'resetting', undo }), page({ state: 'ready', undo }))).toBe(true);
});

test('one that was replaced can be brought back, and is not called restarted', () => {
  expect(wasRestarted(page({ state: 'resetting', undo: null }), page({ state: 'ready', undo }))).toBe(false);
});

test('a first start and another session are no restart', () => {
  expect(wasRestarted(page({ state: 'starting' }), page({ state: 'ready' }))).toBe(false);
  expect(wasRestarted(page({ state: 'resetting' }), page({ state: 'ready', id: 'mnopqrstuvwx' }))).toBe(false);
});
