import type { Session, TerminalSummary } from '@stackyard/protocol/session';
import { expect, test } from 'vitest';
import type { Around } from './note-words.ts';
import { noteWords } from './note-words.ts';
import { FIRST_STATE, type PaneState } from './pane-state.ts';

const live: TerminalSummary = { id: 'aaaaaa', name: 'bus', state: 'live', exitCode: null, lost: false };
const usual: Around = {
  now: 12_000,
  resetting: null,
  reason: 'line',
  held: null,
  size: { cols: 80, rows: 24 },
  isRoomier: false,
};

function said(part: Partial<PaneState>, around: Partial<Around> = {}, summary = live): string | null {
  const note = noteWords(summary, { ...FIRST_STATE, line: 'open', ...part }, { ...usual, ...around });
  return note && `${note.strong} ${note.text}${note.act === null ? '' : ` [${note.act}]`}`;
}

const lost: Partial<PaneState> = { line: 'lost', attempt: 3, since: 0, nextTryAt: 15_500 };

test('a terminal that lives has no note', () => {
  expect(said({})).toBeNull();
  expect(noteWords(live, null, usual)).toBeNull();
});

test('a terminal that ended says how, and can be started again', () => {
  expect(said({}, {}, { ...live, state: 'exited', exitCode: 137 })).toBe(
    'bus exited with 137. Its output stays. [again]',
  );
  expect(said({}, {}, { ...live, state: 'exited', lost: true })).toBe(
    'The shell of bus ended with the runner. Files and containers stay. [again]',
  );
});

test('a lost line says why, counts tries and seconds, and what becomes of keys', () => {
  expect(said(lost)).toBe(
    'The line broke. Your machine keeps running. Try 3 after 12 s, next in 4 s. What you type is held for 30 s.',
  );
  expect(said({ ...lost, nextTryAt: 11_000 }, { reason: 'runner' })).toBe(
    'The runner does not answer. Your machine keeps running. Try 3 after 12 s. What you type is held for 30 s.',
  );
});

test('keys that are held are counted, with the time that they have', () => {
  const spelled = [{ text: 'ls' }, { key: 'Enter' }];
  const held = { keys: 3, spelled, since: 5_000 };
  expect(said(lost, { held })).toContain('3 keys are held, to be sent in order if the line is back within 23 s:');
  expect(said(lost, { held: { ...held, keys: 1 } })).toContain('1 key is held');
  expect(noteWords(live, { ...FIRST_STATE, ...lost }, { ...usual, held })?.keys).toEqual(spelled);
});

test('keys that were dropped are said while the line is down, and after it until the next key', () => {
  expect(said({ ...lost, dropped: true })).toContain('Keys were held for 30 s and are dropped now.');
  expect(said({ dropped: true })).toBe(
    'Keys typed while the line was down were dropped. They would have come too late. Look at the prompt before you type again.',
  );
});

test('while the machine is started again, its words stand here', () => {
  const resetting = { state: 'resetting', doing: 'Restarting the machine' } as Session;
  expect(said({}, { resetting })).toBe('Restarting the machine. Keys are taken again when its prompt is back.');
});

test('whose size it is, where there is room for more', () => {
  expect(said({ drivers: 2 }, { isRoomier: true })).toBe(
    'The size is 80 × 24. It is that of the smallest page that types.',
  );
  expect(said({ drivers: 2 })).toBeNull();
  expect(said({ drivers: 1 }, { isRoomier: true })).toBeNull();
});

test('who only watches is told so, whose size it is, and how to type again', () => {
  expect(said({ role: 'observer', drivers: 1, observers: 1 })).toBe(
    'You only watch. The size, 80 × 24, is that of the page that types. [type]',
  );
  expect(said({ role: 'observer', drivers: 2, observers: 1 })).toContain('is that of the smallest page that types.');
  expect(said({ role: 'observer', drivers: 0, observers: 1 })).toBe('You only watch. No page types now. [type]');
});
