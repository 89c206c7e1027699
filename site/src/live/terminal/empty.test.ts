import type { Build } from '@stackyard/protocol/lab';
import { expect, test } from 'vitest';
import type { PageState } from '../session/state.ts';
import { emptiness } from './empty.ts';

const page: PageState = {
  line: { state: 'open' },
  known: true,
  session: null,
  build: null,
  asking: null,
  proven: null,
  startProblem: null,
};
const build: Build = { state: 'building', what: '', done: 1, of: 2, elapsedMs: 0, lastTookMs: null, problem: null };
const problem = { name: 'no-room', title: 'No room', message: '', hint: '' };

test('without a session the place of the terminals offers a start, unless the lab is not built', () => {
  expect(emptiness(page)).toBe('none');
  expect(emptiness({ ...page, build: { ...build, state: 'ready' } })).toBe('none');
  expect(emptiness({ ...page, build })).toBe('building');
  expect(emptiness({ ...page, build: { ...build, state: 'failed', problem } })).toBe('failed');
});

test('a start is shown at once, and why it failed', () => {
  expect(emptiness({ ...page, asking: 'open' })).toBe('starting');
  expect(emptiness({ ...page, startProblem: problem })).toBe('failed');
});

test('nothing is claimed about a machine while the runner has not answered once', () => {
  const lost = { state: 'lost', attempt: 2, nextTryAt: 0, since: 0 } as const;
  expect(emptiness({ ...page, known: false, line: lost })).toBe('away');
  expect(emptiness({ ...page, line: lost })).toBe('none');
});
