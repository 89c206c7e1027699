import { expect, test } from 'vitest';
import type { Decision } from '../checks/decisions.ts';
import type { Update } from '../checks/updates.ts';
import { doneOnce } from './once-only.ts';

const id = '7f3c0b1e-52d4-4c8e-9a77-1f0e6f5d2b90';
const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 14, 0, second));
const hop = (number: number, second: number): Decision => ({
  seq: number,
  id,
  source: 'manager',
  destination: 'downloader',
  operation: 'download_file',
  allowed: true,
  hop: number,
  code: '',
  reason: '',
  at: at(second),
});
const update = (state: string, decisions: Decision[]): Update => ({
  id,
  state,
  by: 'updater',
  reason: '',
  file: 'app-update.zip',
  digest: '',
  digestAlg: 'sha256',
  decisions,
});

/** Five hops at 10 s, the others at 20 s. */
const split = Array.from({ length: 13 }, (_, index) => hop(index + 1, index < 5 ? 10 : 20));
const once = (log: Decision[], startedAt: Date | null, state = 'done') =>
  doneOnce([update(state, log)], startedAt && [startedAt]);

test('an update that the death fell into, and that is done once, holds', () => {
  expect(once(split, at(15))).toMatchObject({ outcome: 'pass' });
});

test('a start before the last one counts too: the whole computer may have been restarted since', () => {
  expect(doneOnce([update('done', split)], [at(15), at(40)])).toMatchObject({ outcome: 'pass' });
});

test.each<[string, Decision[], Date | null, string, string]>([
  ['it was over before', split, at(30), 'done', 'No update was under way when the verifier came back'],
  ['it was ordered after', split, at(5), 'done', 'No update was under way when the verifier came back'],
  ['still dead', split.slice(0, 5), null, 'verifying', 'The verifier does not run'],
  ['it stands', split.slice(0, 5), at(15), 'verifying', 'The update is verifying'],
  ['refused before', split.slice(0, 12), at(30), 'refused', 'No update was under way when the verifier came back'],
  ['a hop twice', [...split, hop(8, 21)], at(15), 'done', 'Hop 8 passed twice'],
])('%s: that is said', (_, log, startedAt, state, headline) => {
  expect(once(log, startedAt, state)).toMatchObject({ outcome: 'fail', headline });
});

test('without any update there is nothing to have outlived', () => {
  expect(doneOnce([], [at(1)]).found).toContain('no update at all');
});
