import type { Ruling } from '@stackyard/protocol/proof';
import { expect, test } from 'vitest';
import { result } from '../report/result-for-tests.ts';
import { foldRounds, overall } from './fold.ts';

/** The same trial, run once for each of these rulings. */
const runs = (...rulings: Ruling[]) =>
  rulings.map((ruling, index) => result({ ruling, words: ruling, rounds: [{ seed: 'a', round: index + 1, ruling }] }));
const folded = (...rulings: Ruling[]) => foldRounds(runs(...rulings)).map(({ ruling, words }) => `${ruling}: ${words}`);

test('a trial that was run once stays as it is', () => {
  expect(folded('proven')).toEqual(['proven: proven']);
});

test('what holds sometimes is flaky, with how often, and shows the run in which it did not', () => {
  expect(folded('proven', 'disproven', 'proven')).toEqual(['flaky: 2 of 3 times; disproven']);
});

test('what never holds is disproven, and what always holds is proven', () => {
  expect(folded('disproven', 'disproven')).toEqual(['disproven: 0 of 2 times; disproven']);
  expect(folded('proven', 'proven')).toEqual(['proven: 2 of 2 times; proven']);
});

test('where we could not tell once, we cannot tell at all', () => {
  expect(folded('proven', 'unknown')).toEqual(['unknown: 1 of 2 times; unknown']);
  expect(folded('proven', 'unknown', 'disproven')).toEqual(['flaky: 1 of 3 times; disproven']);
});

test('time is added up, and every run is on record', () => {
  const spent = { doing: { wallMs: 10, cpuMs: 4 } };
  const [one] = foldRounds(runs('proven', 'disproven').map((run) => ({ ...run, tookMs: 5, spent })));
  expect(one).toMatchObject({ tookMs: 10, spent: { doing: { wallMs: 20, cpuMs: 8 } } });
  expect(one?.rounds.map(({ round, ruling }) => `${round} ${ruling}`)).toEqual(['1 proven', '2 disproven']);
});

test('trials of other steps, kinds and names stay apart', () => {
  const other = [result({ step: '02-b' }), result({ kind: 'restart' }), result({ name: 'late' })];
  expect(foldRounds([result(), ...other])).toHaveLength(4);
});

test('a disproof outweighs everything, then what is flaky, then what we could not tell; nothing proves nothing', () => {
  expect(overall(runs('proven', 'unknown', 'flaky', 'disproven'))).toBe('disproven');
  expect(overall(runs('proven', 'unknown', 'flaky'))).toBe('flaky');
  expect(overall(runs('proven', 'unknown'))).toBe('unknown');
  expect(overall(runs('proven', 'proven'))).toBe('proven');
  expect(overall([])).toBe('unknown');
});

test('a mutant that survives says nothing alone', () => {
  expect(overall([result(), result({ kind: 'mutant', ruling: 'disproven' })])).toBe('proven');
});
