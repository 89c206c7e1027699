import type { TerminalSummary } from '@stackyard/protocol/session';
import { expect, test } from 'vitest';
import { FIRST_STATE, type PaneState } from './pane-state.ts';
import { tabWords } from './tab-words.ts';

const live: TerminalSummary = { id: 'aaaaaa', name: 'bus', state: 'live', exitCode: null, lost: false };
const said = (part: Partial<PaneState> | null, summary = live): string => {
  const { state, note, eye } = tabWords(summary, part && { ...FIRST_STATE, line: 'open', ...part });
  return `${state}${eye ? ' (eye)' : ''}: ${note}`;
};

test('a tab has a word for everything but the usual', () => {
  expect(said(null)).toBe('live: ');
  expect(said({})).toBe('live: ');
  expect(said(null, { ...live, state: 'exited', exitCode: 137 })).toBe('exited: exited 137');
  expect(said(null, { ...live, state: 'exited' })).toBe('exited: ended');
  expect(said({ line: 'lost', drivers: 2 })).toBe('reconnecting: reconnecting');
});

test('who else is on the terminal is said on the side of who types', () => {
  expect(said({ drivers: 2 })).toBe('live: 2 pages type');
  expect(said({ observers: 1 })).toBe('live (eye): 1 watches');
  expect(said({ drivers: 3, observers: 2 })).toBe('live (eye): 3 pages type, 2 watch');
});

test('and on the side of who watches', () => {
  expect(said({ role: 'observer', drivers: 1, observers: 1 })).toBe('observer (eye): watching, 1 page types');
  expect(said({ role: 'observer', drivers: 2, observers: 3 })).toBe('observer (eye): watching, 2 more, 2 pages type');
  expect(said({ role: 'observer', drivers: 0, observers: 1 })).toBe('observer (eye): watching');
  expect(said({ role: 'observer', drivers: 0, observers: 2 })).toBe('observer (eye): 2 pages watch');
});
