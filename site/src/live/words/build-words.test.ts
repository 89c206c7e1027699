import { expect, test } from 'vitest';
import { buildWords } from './build-words.ts';

const build = {
  state: 'building',
  what: 'kafka',
  done: 11,
  of: 14,
  elapsedMs: 130_000,
  lastTookMs: 250_000,
  problem: null,
} as const;

test('a build says how far it is, what it does and how long it took last time', () => {
  expect(buildWords(build)).toEqual({
    title: 'Building, 11 of 14',
    what: 'kafka, about 2 min left',
    left: 'about 2 min left',
    last: 'It took 4 min 10 s last time.',
    done: 11 / 14,
  });
});

test('what is not known is not claimed', () => {
  expect(buildWords({ ...build, lastTookMs: null })).toMatchObject({ what: 'kafka', left: '', last: '' });
  expect(buildWords({ ...build, state: 'waiting', what: '', of: 0, done: 0 }).title).toBe('Waiting to be built');
});
