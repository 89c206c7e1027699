import { expect, test } from 'vitest';
import type { Fate } from './fate.ts';
import type { Mutator } from './edit.ts';
import type { Mutant } from './mutant.ts';
import { inLine, nextWave } from './plan.ts';

const mutant = (id: string, mutator: Mutator, within: string | null = null, counts = true): Mutant => ({
  id,
  mutator,
  within: within === null ? [] : within.split(' '),
  counts,
  what: id,
  file: 'solve.sh',
  line: 1,
  diff: '',
  solution: { blocks: [], solve: '' },
});

const wave = (
  mutants: readonly Mutant[],
  fates: Record<string, Fate>,
  most = 10,
  equivalent: string[] = [],
): string[] =>
  nextWave(mutants, new Map(Object.entries(fates)), { most, equivalent: new Set(equivalent) }).map(({ id }) => id);

test('the choice takes turns among the mutators, and is always the same', () => {
  const many = [1, 2, 3, 4].flatMap((n) => [mutant(`flag-${n}`, 'drop-flag'), mutant(`name-${n}`, 'wrong-name')]);
  const chosen = wave(many, {}, 4);
  expect(chosen.filter((id) => id.startsWith('flag'))).toHaveLength(2);
  expect(wave(many.toReversed(), {}, 4).toSorted()).toEqual(chosen.toSorted());
});

test('one more mutant leaves the others in their places', () => {
  const three = [1, 2, 3].map((n) => mutant(`flag-${n}`, 'drop-flag'));
  const ids = inLine([...three, mutant('flag-4', 'drop-flag')]).map(({ id }) => id);
  expect(ids.filter((id) => id !== 'flag-4')).toEqual(inLine(three).map(({ id }) => id));
});

const NESTED = [
  mutant('block', 'drop-command', null, false),
  mutant('command', 'drop-command', 'block', false),
  mutant('flag', 'drop-flag', 'command'),
];

test('a mutant waits until all that it lies in is known to be missed', () => {
  expect(wave(NESTED, {})).toEqual(['block']);
  expect(wave(NESTED, { block: 'killed' })).toEqual(['command']);
  expect(wave(NESTED, { block: 'killed', command: 'killed' })).toEqual(['flag']);
  expect(wave(NESTED, { block: 'killed', command: 'killed', flag: 'survived' })).toEqual([]);
});

test('what lies in something that the check does not miss is not run, and the next in line takes its place', () => {
  const two = [...NESTED, mutant('other', 'drop-flag')];
  const [first] = inLine(two);
  const chosen = first?.id === 'flag' ? 'block' : 'other';
  expect(wave(two, {}, 1)).toEqual([chosen]);
  expect(wave(two, { block: 'survived' }, 1)).toEqual(['other']);
  expect(wave(NESTED, { block: 'unknown' })).toEqual([]);
});

test('what is declared equivalent is not run, nor what lies in it', () => {
  const script = [mutant('command', 'drop-command'), mutant('flag', 'drop-flag', 'command')];
  expect(wave(script, {}, 10, ['command'])).toEqual([]);
});

test('a command of the solution that had to be run for what is in it counts as one of the chosen', () => {
  const script = [mutant('command', 'drop-command'), mutant('flag', 'drop-flag', 'command')];
  expect(wave(script, { command: 'killed' }, 2)).toEqual(['flag']);
  expect(wave(script, { command: 'killed' }, 1)).toEqual([]);
});

test('a swap of two commands waits for both of them', () => {
  const script = [
    mutant('one', 'drop-command'),
    mutant('two', 'drop-command'),
    mutant('swap', 'swapped-order', 'one two'),
  ];
  expect(wave(script, { one: 'killed', two: 'survived' })).toEqual([]);
  expect(wave(script, { one: 'killed', two: 'killed' })).toEqual(['swap']);
});
