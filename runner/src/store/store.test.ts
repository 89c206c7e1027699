import { expect, test } from 'vitest';
import type { Verdict } from '@stackyard/protocol/verdict';
import { beginAttempt, findAttempt, touchAttempt } from './attempts.ts';
import { keepBuildMs, lastBuildMs } from './builds.ts';
import { addCheckpoint, listCheckpoints, listKept, markForgotten } from './checkpoints.ts';
import { openDatabase, transaction, withoutWaiting } from './database.ts';
import { findProven, keepProven, listProven, takeStaleProven } from './proven.ts';
import { keepVerdict, listResults, skipSteps, unskipSteps } from './results.ts';
import { loadSecret } from './secrets.ts';
import { keepSession, keepTerminals, listLiveSessions, type SessionRow } from './sessions.ts';

const LAB = '01-secure-update';
const verdict = (step: string, outcome: Verdict['outcome']): Verdict => ({
  step,
  outcome,
  findings: [],
  at: '2026-11-21T12:00:00.000Z',
  tookMs: 12,
});
const session = (id: string): SessionRow => ({
  id,
  seat: 'alone',
  lab: LAB,
  attempt: 1,
  state: 'ready',
  store: 's1',
  machine: 'm-1',
  startedAt: 1,
  expiresAt: 2,
  terminals: [{ id: 'abcdef', name: 'shell' }],
  undo: null,
});

test('attempts are numbered from 1 and the one used last is found', () => {
  using database = openDatabase(':memory:');
  const first = beginAttempt(database, 'alone', LAB, 1000);
  const second = beginAttempt(database, 'alone', LAB, 2000);
  expect([first.number, second.number]).toEqual([1, 2]);
  expect(first.seed).not.toBe(second.seed);
  expect(findAttempt(database, 'alone', LAB)).toEqual(second);
  touchAttempt(database, first, 3000);
  expect(findAttempt(database, 'alone', LAB)?.number).toBe(1);
  expect(findAttempt(database, 'another', LAB)).toBeNull();
});

test('a passed step stays passed when a later check fails', () => {
  using database = openDatabase(':memory:');
  const attempt = beginAttempt(database, 'alone', LAB, 1);
  expect(keepVerdict(database, attempt, verdict('01-start', 'fail'), 10)).toBe(false);
  expect(keepVerdict(database, attempt, verdict('01-start', 'pass'), 20)).toBe(true);
  expect(keepVerdict(database, attempt, verdict('01-start', 'fail'), 30)).toBe(false);
  expect(keepVerdict(database, attempt, verdict('01-start', 'pass'), 40)).toBe(false);
  expect(listResults(database, attempt)).toMatchObject([{ step: '01-start', state: 'passed', at: 20 }]);
});

test('going to a step skips only what has not passed, and can be taken back', () => {
  using database = openDatabase(':memory:');
  const attempt = beginAttempt(database, 'alone', LAB, 1);
  keepVerdict(database, attempt, verdict('01-a', 'pass'), 10);
  expect(skipSteps(database, attempt, ['01-a', '02-b'], 20)).toEqual(['02-b']);
  expect(listResults(database, attempt).map((result) => result.state)).toEqual(['passed', 'skipped']);
  unskipSteps(database, attempt, ['01-a', '02-b']);
  expect(listResults(database, attempt).map((result) => result.step)).toEqual(['01-a']);
});

test('undo moments make room before passed steps, the oldest first', () => {
  using database = openDatabase(':memory:');
  const attempt = beginAttempt(database, 'alone', LAB, 1);
  const moment = { seat: 'alone', lab: LAB, attempt: 1, label: 'x', bytes: 5, store: 's1' };
  addCheckpoint(database, { ...moment, id: 'pass-1', step: '01-a', at: 1 });
  addCheckpoint(database, { ...moment, id: 'undo-3', step: null, at: 3 });
  addCheckpoint(database, { ...moment, id: 'undo-2', step: null, at: 2 });
  expect(listKept(database).map((kept) => kept.id)).toEqual(['undo-2', 'undo-3', 'pass-1']);
  markForgotten(database, 'undo-2');
  expect(listKept(database).map((kept) => kept.id)).toEqual(['undo-3', 'pass-1']);
  expect(listCheckpoints(database, attempt).map((kept) => kept.kept)).toEqual([true, false, true]);
});

test('a seat has one live session of a lab at most', () => {
  using database = openDatabase(':memory:');
  keepSession(database, session('aaaaaaaaaaaa'));
  expect(() => keepSession(database, session('bbbbbbbbbbbb'))).toThrow(/UNIQUE/);
  keepSession(database, { ...session('aaaaaaaaaaaa'), state: 'ended' });
  keepSession(database, session('bbbbbbbbbbbb'));
  expect(listLiveSessions(database)).toEqual([session('bbbbbbbbbbbb')]);
});

test('which terminals a session has is kept apart from the rest of it', () => {
  using database = openDatabase(':memory:');
  keepSession(database, session('aaaaaaaaaaaa'));
  keepTerminals(database, { id: 'aaaaaaaaaaaa', terminals: [{ id: 'ghijkl', name: 'bus' }] });
  expect(listLiveSessions(database)).toEqual([
    { ...session('aaaaaaaaaaaa'), terminals: [{ id: 'ghijkl', name: 'bus' }] },
  ]);
});

test('what need not wait for the disk does not, and all else does again, whatever became of it', () => {
  using database = openDatabase(':memory:');
  const waits = (): unknown => database.prepare('PRAGMA synchronous').get();
  const seen: unknown[] = [waits()];
  withoutWaiting(database, () => seen.push(waits()));
  expect(() =>
    withoutWaiting(database, () => {
      throw new Error('halfway');
    }),
  ).toThrow('halfway');
  expect([...seen, waits()]).toEqual([{ synchronous: 2 }, { synchronous: 1 }, { synchronous: 2 }]);
});

test('what was proven of another edition of the lab is forgotten', () => {
  using database = openDatabase(':memory:');
  keepProven(database, { lab: LAB, step: '01-a', edition: 'old', checkpoint: 'c-1', bytes: 1 });
  keepProven(database, { lab: LAB, step: '01-a', edition: 'new', checkpoint: 'c-2', bytes: 1 });
  keepProven(database, { lab: LAB, step: '01-a', edition: 'new of one learner', checkpoint: 'c-3', bytes: 1 });
  expect(takeStaleProven(database, LAB, 'new')).toEqual(['c-1']);
  expect(listProven(database)).toEqual(['c-2', 'c-3']);
  expect(findProven(database, LAB, '01-a', 'new')).toBe('c-2');
});

test('a step is kept as proven once', () => {
  using database = openDatabase(':memory:');
  const proven = { lab: LAB, step: '01-a', edition: 'new', bytes: 1 };
  expect(keepProven(database, { ...proven, checkpoint: 'c-1' })).toBe(true);
  expect(keepProven(database, { ...proven, checkpoint: 'c-2' })).toBe(false);
  expect(findProven(database, LAB, '01-a', 'new')).toBe('c-1');
});

test('what fails halfway leaves nothing', () => {
  using database = openDatabase(':memory:');
  expect(() =>
    transaction(database, () => {
      keepBuildMs(database, LAB, 1234.5);
      throw new Error('halfway');
    }),
  ).toThrow('halfway');
  expect(lastBuildMs(database, LAB)).toBeNull();
});

test('a secret is drawn once', () => {
  using database = openDatabase(':memory:');
  expect(loadSecret(database, 'cookie')).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(loadSecret(database, 'cookie')).toBe(loadSecret(database, 'cookie'));
});
