import type { Decision } from '@stackyard/protocol/feed';
import { expect, test } from 'vitest';
import { denialWords, lineWords, logWords, nowWords, placeWords, standingWords, updateWords } from './feed-words.ts';

const allowed: Decision = {
  seq: 7,
  id: '3fa4b2c1-7d1e-4a55-9a3c-1b2c3d4e5f60',
  source: 'storage',
  destination: 'verifier',
  operation: 'blob_content',
  decision: 'allowed',
  hop: 7,
  code: null,
  reason: null,
  at: '2026-11-21T12:00:07.000Z',
};
const denied: Decision = {
  ...allowed,
  seq: 8,
  id: null,
  hop: null,
  decision: 'denied',
  code: 'no-rule',
  reason: 'no rule lets storage send this',
};

test('the map says what it shows', () => {
  expect(nowWords(allowed)).toBe('Hop 7: storage → verifier, blob_content, allowed');
  expect(nowWords(denied)).toBe('storage → verifier, blob_content, denied, no-rule');
});

test('only denials are read aloud, several at once as one sentence', () => {
  expect(denialWords([allowed])).toBeNull();
  expect(denialWords([allowed, denied])).toBe(
    'Denied: storage to verifier, blob_content, no-rule: no rule lets storage send this',
  );
  expect(denialWords([denied, denied, allowed])).toMatch(/^2 denied, the last: storage to verifier/);
});

test('a line of the log can be read as text', () => {
  expect(lineWords(allowed)).toBe(
    '2026-11-21T12:00:07.000Z  allowed  hop 7  storage → verifier  blob_content  3fa4b2c1-7d1e-4a55-9a3c-1b2c3d4e5f60',
  );
  expect(lineWords(denied)).toBe(
    '2026-11-21T12:00:07.000Z  denied  storage → verifier  blob_content  no-rule: no rule lets storage send this',
  );
  expect([placeWords(allowed), placeWords(denied)]).toEqual(['3fa4b2c1 · hop 7', '']);
  expect(logWords([allowed, denied], 0)).toBe('2 kept, 1 denied');
  expect(logWords([denied], 12)).toBe('1 kept, 1 denied, 12 not shown');
});

test('an update is named by the start of its id, its time, and that something of it was denied', () => {
  expect(updateWords(allowed.id, [allowed])).toMatch(/^3fa4b2c1 \d\d:\d\d:07$/);
  expect(updateWords(null, [denied])).toMatch(/^without id \d\d:\d\d:07, denied$/);
});

test('a view with nothing to show says why and what makes it show something', () => {
  const standing = { ready: true, lost: false, problem: null, open: true, count: 0 };
  const down = { name: 'nothing-listens', title: 'Nothing listens.', message: '', hint: 'Look.' };
  expect(standingWords({ ...standing, count: 3 })).toBeNull();
  expect(standingWords(standing)?.[0]).toBe('Nothing has passed yet.');
  expect(standingWords({ ...standing, open: false, problem: down })?.[1]).toMatch(
    /^Start the system with docker compose up/,
  );
  expect(standingWords({ ...standing, problem: down, count: 3 })?.[0]).toBe('The system does not answer.');
  expect(standingWords({ ...standing, problem: { ...down, name: 'app-broke-off' } })).toEqual([
    'Nothing listens.',
    'Look.',
  ]);
  expect(standingWords({ ...standing, lost: true })?.[0]).toBe('Reconnecting.');
  expect(standingWords({ ...standing, ready: false })?.[0]).toBe('No machine now.');
});
