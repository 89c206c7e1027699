import { expect, test } from 'vitest';
import { createBakeProgress } from './bake-progress.ts';

const feed = (objects: readonly unknown[]): ReturnType<typeof createBakeProgress> => {
  const progress = createBakeProgress();
  for (const object of objects) for (const line of JSON.stringify(object, null, 2).split('\n')) progress.line(line);
  return progress;
};

test('counts finished steps of a build and names the one that runs', () => {
  const progress = feed([
    { vertexes: [{ digest: 'a', name: '[1/2] FROM debian', started: '1', completed: '2' }] },
    { vertexes: [{ digest: 'b', name: '[2/2] RUN apt-get update', started: '3' }] },
  ]);
  expect(progress.line('')).toEqual({ done: 1, of: 2, what: '[2/2] RUN apt-get update' });
});

test('says what failed with the last words of that step', () => {
  const progress = feed([
    {
      vertexes: [{ digest: 'b', name: '[2/2] RUN make', started: '3' }],
      logs: [{ vertex: 'b', data: Buffer.from('no rule to make target').toString('base64') }],
    },
    { vertexes: [{ digest: 'b', name: '[2/2] RUN make', started: '3', completed: '4', error: 'exit code: 2' }] },
  ]);
  expect(progress.failure()).toBe('[2/2] RUN make: exit code: 2. no rule to make target');
});

test('takes an error that buildx says outside its JSON', () => {
  const progress = createBakeProgress();
  progress.line('ERROR: failed to read docker-bake.hcl');
  expect(progress.failure()).toBe('ERROR: failed to read docker-bake.hcl');
});
