import type { Decision } from '@stackyard/protocol/feed';
import { expect, test } from 'vitest';
import { keep, MOST_KEPT, toUpdates } from './kept.ts';
import { choose, move, settle, shown, START, tick, type Player } from './player.ts';

const toDecision = (seq: number, id: string | null = 'a'): Decision => ({
  seq,
  id,
  source: 'manager',
  destination: 'storage',
  operation: 'commit_blob',
  decision: 'allowed',
  hop: null,
  code: null,
  reason: null,
  at: '2026-11-21T12:00:00.000Z',
});
const range = (from: number, to: number, id?: string) =>
  Array.from({ length: to - from + 1 }, (_, at) => toDecision(from + at, id));
const at = (player: Player) => player.seq;

test('what comes twice is kept once, and only the newest are kept', () => {
  const kept = keep(range(1, 3), range(2, 5));
  expect(kept.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  expect(keep(kept, range(4, 5))).toBe(kept);
  const many = keep(kept, range(6, 1000));
  expect([many.length, many[0]?.seq, many.at(-1)?.seq]).toEqual([MOST_KEPT, 501, 1000]);
});

test('updates are told apart by their id, the one that moved last at the end', () => {
  const updates = toUpdates([toDecision(1, 'a'), toDecision(2, 'b'), toDecision(3, null), toDecision(4, 'a')]);
  expect(updates.map(({ id, decisions }) => [id, decisions.map(({ seq }) => seq)])).toEqual([
    ['b', [2]],
    [null, [3]],
    ['a', [1, 4]],
  ]);
});

test('a live map begins at the newest and then shows one after the other', () => {
  const began = tick(START, range(1, 13));
  expect(at(began)).toBe(13);
  const next = tick(began, range(1, 15));
  expect([at(next), at(tick(next, range(1, 15)))]).toEqual([14, 15]);
  const end = tick(next, range(1, 14));
  expect(end).toBe(next);
});

test('a live map that is far behind, or may not move, shows the newest', () => {
  expect(at(tick({ live: true, seq: 1 }, range(1, 100)))).toBe(100);
  expect(at(tick({ live: true, seq: 1 }, range(1, 5), 0))).toBe(5);
});

test('a step back stops the map, and what comes then does not move it', () => {
  const stopped = move({ live: true, seq: 13 }, range(1, 13), 'back');
  expect(stopped).toEqual({ live: false, seq: 12 });
  expect(tick(stopped, range(1, 20))).toBe(stopped);
});

test('steps stay within the update that is shown', () => {
  const kept = [toDecision(1, 'a'), toDecision(2, 'b'), toDecision(3, 'a'), toDecision(4, 'b')];
  const from = (seq: number, to: Parameters<typeof move>[2]) => at(move({ live: false, seq }, kept, to));
  expect([from(3, 'back'), from(1, 'forward'), from(1, 'last'), from(3, 'first')]).toEqual([1, 3, 3, 1]);
  expect([from(1, 'back'), from(3, 'forward')]).toEqual([1, 3]);
  expect(shown({ live: false, seq: 4 }, kept)).toMatchObject({ update: { id: 'b' }, at: 1 });
});

test('live goes on at the newest; pressed again it stops where it is', () => {
  expect(move({ live: false, seq: 2 }, range(1, 9), 'live')).toEqual({ live: true, seq: 9 });
  expect(move({ live: true, seq: 7 }, range(1, 9), 'live')).toEqual({ live: false, seq: 7 });
  expect(move(START, [], 'back')).toEqual(START);
});

test('another update is shown at its end', () => {
  const kept = [...range(1, 3, 'a'), ...range(4, 6, 'b')];
  expect(choose(kept, 'a')).toEqual({ live: false, seq: 3 });
});

test('a map whose moment is no longer kept shows the oldest that is', () => {
  expect(at(settle({ live: false, seq: 1 }, range(5, 9)))).toBe(5);
  expect(at(settle({ live: false, seq: 6 }, range(5, 9)))).toBe(6);
});
