import { expect, test } from 'vitest';
import type { Cut, Reason } from './cut.ts';
import { backWords, reasonOf } from './cut.ts';
import type { Sighting } from './sightings.ts';
import { hasSlept } from './sightings.ts';

const BROKE = 100_000;
const seen = (...sightings: [Sighting['what'], number][]): Sighting[] =>
  sightings.map(([what, at]) =>
    what === 'slept' ? { what, at: BROKE + at, forMs: 720_000 } : { what, at: BROKE + at },
  );
const reason = (...sightings: [Sighting['what'], number][]): Reason => reasonOf(seen(...sightings), BROKE, false);

test('a line that breaks out of a clear sky is a broken line', () => {
  expect(reason()).toBe('line');
  expect(reason(['refused', 200])).toBe('line');
});

test('tries that are refused at once, one after the other: the runner does not answer', () => {
  expect(reason(['refused', 200], ['refused', 700])).toBe('runner');
  expect(reason(['refused', -9000], ['refused', 200])).toBe('line');
});

test('sleep is seen shortly before the line breaks or after it, whatever the tries say', () => {
  expect(reason(['slept', -500])).toBe('slept');
  expect(reason(['slept', 3000], ['refused', 3100], ['refused', 3600])).toBe('slept');
  expect(reason(['slept', -60_000])).toBe('line');
});

test('the network is away until it is back; then it is a network that changed', () => {
  expect(reason(['offline', -100], ['refused', 10], ['refused', 500])).toBe('offline');
  expect(reason(['slept', -200], ['offline', -100])).toBe('offline');
  expect(reason(['offline', -100], ['online', 4000])).toBe('network');
  expect(reason(['network', -100])).toBe('network');
});

test('on the computer’s own address the network has no part in it', () => {
  expect(reasonOf(seen(['offline', -100], ['refused', 10], ['refused', 500]), BROKE, true)).toBe('runner');
});

test('a late timer means sleep; out of view browsers are late by themselves', () => {
  expect([hasSlept(5001, false), hasSlept(4999, false)]).toEqual([true, false]);
  expect([hasSlept(60_000, true), hasSlept(66_000, true)]).toEqual([false, true]);
});

function said(part: Partial<Cut>, ...sightings: [Sighting['what'], number][]): string {
  const cut: Cut = {
    reason: 'line',
    since: BROKE,
    until: BROKE + 12_000,
    newRunner: false,
    lostShells: false,
    ...part,
  };
  return backWords(cut, seen(...sightings));
}

test('back again: what it was and what was lost', () => {
  expect(said({})).toBe('The line was down for 12 s. Nothing was lost.');
  expect(said({ reason: 'slept' }, ['slept', 0])).toBe('The computer slept for 12 min. Nothing was lost.');
  expect(said({ reason: 'offline' })).toBe('There was no network for 12 s. Nothing was lost.');
  expect(said({ reason: 'network' })).toBe('The network changed. Nothing was lost.');
  expect(said({ reason: 'runner' })).toBe('The runner did not answer for 12 s. Nothing was lost.');
});

test('another process of the runner outweighs what was seen', () => {
  expect(said({ reason: 'offline', newRunner: true })).toBe('The runner was restarted. Nothing was lost.');
});

test('what was lost is said, and what was lost in an earlier cut is not', () => {
  expect(said({ newRunner: true, lostShells: true })).toBe(
    'The runner was restarted. Shells ended with it; files and containers stay.',
  );
  expect(said({}, ['dropped', 5000])).toBe('The line was down for 12 s. Keys typed meanwhile were dropped after 30 s.');
  expect(said({}, ['dropped', -5000])).toBe('The line was down for 12 s. Nothing was lost.');
});
