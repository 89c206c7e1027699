import type { TerminalSummary } from '@stackyard/protocol/session';
import { expect, test } from 'vitest';
import { noteWords, tabWords } from './tab.ts';

const live: TerminalSummary = { id: 'aaaaaa', name: 'bus', state: 'live', exitCode: null, lost: false };
const lost = { line: 'lost', attempt: 3, nextTryAt: 4_000, role: 'driver' } as const;

test('a tab has a word for everything but the usual', () => {
  expect(tabWords(live, null)).toEqual({ state: 'live', note: '' });
  expect(tabWords({ ...live, state: 'exited', exitCode: 137 }, null)).toEqual({ state: 'exited', note: 'exited 137' });
  expect(tabWords(live, lost)).toEqual({ state: 'reconnecting', note: 'reconnecting' });
  expect(tabWords(live, { ...lost, line: 'open', role: 'observer' })).toEqual({ state: 'observer', note: 'watching' });
});

test('a terminal that ended says how, and can be started again', () => {
  expect(noteWords({ ...live, state: 'exited', exitCode: 137 }, null, 0)).toEqual({
    strong: 'bus exited with 137.',
    text: 'Its output stays.',
    again: true,
  });
  expect(noteWords({ ...live, state: 'exited', lost: true }, null, 0)?.strong).toBe(
    'The shell of bus ended with the runner.',
  );
});

test('a lost line says that keys are held and when the next try comes', () => {
  expect(noteWords(live, lost, 500)?.text).toBe(
    'Keys are held and sent in order once the line is back. Try 3, next in 4 s.',
  );
  expect(noteWords(live, null, 0)).toBeNull();
});
