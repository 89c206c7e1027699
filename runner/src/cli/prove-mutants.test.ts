import { expect, test } from 'vitest';
import { readMutationOptions } from './prove-mutants.ts';

test('no mutants unless they are asked for', () => {
  expect(readMutationOptions({ most: '10' }, ['01'])).toBeNull();
  expect(readMutationOptions({ most: '10', mutants: true }, ['01', '--mutants'])).toEqual({ which: 'all', most: 10 });
});

test('only what has changed, and at most so many, where the line says so', () => {
  expect(readMutationOptions({ most: '4', mutants: true }, ['--mutants=changed', '--most', '4'])).toEqual({
    which: 'changed',
    most: 4,
  });
});

test('another word or number is refused with what was expected', () => {
  expect(() => readMutationOptions({ most: '10', mutants: true }, ['--mutants=some'])).toThrow(
    '--mutants is “some”; expected nothing, all or changed.',
  );
  expect(() => readMutationOptions({ most: '0', mutants: true }, ['--mutants'])).toThrow(
    '--most is “0”; expected a whole number from 1.',
  );
});
