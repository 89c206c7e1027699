import { expect, test } from 'vitest';
import type { ContainerState } from '@stackyard/kit';
import type { Run } from '../checks/runs.ts';
import { pinned } from './judge-pin.ts';
import { stopsRed } from './judge-runs.ts';
import { oneDigest } from './judge-tags.ts';

const digest = (character: string): string => `sha256:${character.repeat(64)}`;
const [bad, good] = [digest('b'), digest('a')];
const tags = (more: Record<string, string> = {}) =>
  new Map(Object.entries({ 1795300000: bad, 1795300300: good, latest: good, ...more }));

const green = (endedAt: number, pushed: string): Run => ({
  commit: `c${endedAt}`,
  green: true,
  log: `ci: done: localhost:5000/api@${pushed}\n`,
  endedAt,
});
const red = (endedAt: number, log = '#9 1.2 ℹ fail 1\nci: failed at: test.\n'): Run => ({
  commit: `c${endedAt}`,
  green: false,
  log,
  endedAt,
});
const runs = [green(1795300310, good), red(1795300200), green(1795300010, bad)];

test('a red push that left no tag, and a green one after it', () => {
  expect(stopsRed(runs, tags())).toMatchObject({ outcome: 'pass' });
});

test.each<[string, Parameters<typeof stopsRed>, string]>([
  ['no registry', [runs, null], 'The registry does not run'],
  ['no run', [[], tags()], 'The CI has not run yet'],
  ['only green ones', [[green(1795300310, good)], tags()], 'Every push so far was green'],
  ['a fault that is no test', [[red(1795300200, 'no such file\n')], tags()], 'A push failed, but not at its tests'],
  [
    'pushed before it was tested',
    [runs, tags({ 1795300150: bad })],
    'A push with failing tests reached the registry all the same',
  ],
  ['still red', [runs.slice(1), tags()], 'The red push kept its image out, and main is still red'],
])('the gate: %s', (_, asked, headline) => {
  expect(stopsRed(...asked)).toMatchObject({ outcome: 'fail', headline });
});

test('latest and the newest time are one image, and the CI pushed it', () => {
  expect(oneDigest(tags(), runs)).toMatchObject({ outcome: 'pass' });
});

test.each<[string, Parameters<typeof oneDigest>, string]>([
  ['nothing pushed', [new Map(), runs], 'The registry holds no image of the API'],
  ['latest alone', [new Map([['latest', good]]), runs], 'One of the two tags is missing'],
  ['latest moved by hand', [tags({ latest: bad }), runs], 'latest is not the newest image'],
  ['built by hand', [tags({ 1795300400: bad, latest: bad }), runs], 'latest did not come from the newest green run'],
])('two tags: %s', (_, asked, headline) => {
  expect(oneDigest(...asked)).toMatchObject({ outcome: 'fail', headline });
});

const api = (image: string, health: ContainerState['health'] = 'healthy') =>
  ({ name: 'compose-secrets-api-1', state: 'running', image, health }) as ContainerState;

test('an API from the digest of latest', () => {
  expect(pinned(api(`localhost:5000/api@${good}`), tags())).toMatchObject({ outcome: 'pass' });
});

test.each<[string, ContainerState | null, string]>([
  ['none', null, 'The API does not run'],
  ['the one that was built here', api('records-api'), 'The API still runs an image that was built here'],
  ['latest', api('localhost:5000/api:latest'), 'The API is pinned to a name that can move'],
  ['the time', api('localhost:5000/api:1795300300'), 'The API is pinned to a name that can move'],
  ['the one before', api(`localhost:5000/api@${bad}`), 'The API is pinned to an older image'],
  ['an id', api(`localhost:5000/api@${digest('c')}`), 'The registry has no image of the API with this digest'],
  ['unwell', api(`localhost:5000/api@${good}`, 'unhealthy'), 'The API is pinned, and unhealthy'],
])('pinned: %s', (_, container, headline) => {
  expect(pinned(container, tags())).toMatchObject({ outcome: 'fail', headline });
});
