import { expect, test } from 'vitest';
import type { Decision } from '../checks/decisions.ts';
import type { Update } from '../checks/updates.ts';
import { findAttempts, passedBeforeNo, sinceInstalled } from './attempts.ts';

const first = 'ab'.repeat(32);
const own = 'cd'.repeat(32);
const none = 'ef'.repeat(32);

const update = (id: string, digest: string, change: Partial<Update> = {}): Update => ({
  id,
  state: 'refused',
  by: 'verifier',
  reason: '',
  digest,
  digestAlg: 'sha256',
  file: 'app-update.zip',
  decisions: [],
  ...change,
});
const done = { state: 'done', by: 'updater' };

/** Newest first: what a learner has behind them when step 5 begins. */
const before = [
  update('own', own, done),
  update('old promise', first),
  update('next', first, done),
  update('a slip', none),
];

test('what was refused before the learner’s version was installed is no attempt', () => {
  expect(findAttempts(before)).toEqual({ algorithm: null, digest: null, file: null });
});

test('three attempts are told apart by what they promised', () => {
  const tried = [update('file', own), update('digest', none), update('md5', 'ab'.repeat(16), { digestAlg: 'md5' })];
  const found = findAttempts([...tried, ...before]);
  expect(found).toMatchObject({ algorithm: { id: 'md5' }, digest: { id: 'digest' }, file: { id: 'file' } });
});

test.each([
  ['SHA256 in capitals', update('x', own, { ...done, digestAlg: 'SHA256' })],
  ['63 characters', update('x', none.slice(1))],
  ['another version’s true digest', update('x', first)],
  ['an order that ended at the downloader', update('x', none, { state: 'failed', by: 'downloader' })],
])('%s is none of them', (_case, one) => {
  expect(findAttempts([one, ...before])).toEqual({ algorithm: null, digest: null, file: null });
});

test('shipping the same version again does not undo what was tried', () => {
  const again = [update('again', own, done), update('file', own), ...before];
  expect(findAttempts(again).file).toMatchObject({ id: 'file' });
  expect(sinceInstalled(again).map(({ id }) => id)).toEqual(['again', 'file']);
});

test('the messages before the no are counted without the no', () => {
  const decision = (source: string, operation: string): Decision => ({
    seq: 0,
    id: 'x',
    source,
    destination: '',
    operation,
    allowed: true,
    hop: null,
    code: '',
    reason: '',
    at: new Date(0),
  });
  const decisions = [
    decision('manager', 'download_file'),
    decision('downloader', 'download_done'),
    decision('verifier', 'handle_verification_result'),
    { ...decision('verifier', 'handle_verification_result'), allowed: false, code: 'verdict-no' },
  ];
  expect(passedBeforeNo(update('x', none, { decisions }))).toBe(2);
});
