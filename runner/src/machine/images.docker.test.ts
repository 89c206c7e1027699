import { afterAll, beforeAll, expect, test } from 'vitest';
import { say, testMachines, type TestMachines } from './for-tests.ts';

let ground: TestMachines;

beforeAll(async () => {
  ground = await testMachines();
});

afterAll(async () => {
  await ground[Symbol.asyncDispose]();
});

test('every image of the store can be saved in a machine that has just been made', async () => {
  const machine = await ground.make({ diskMb: 4096 });
  const images = (
    await say(machine, 'docker images --filter dangling=false --format "{{.Repository}}:{{.Tag}}"')
  ).split('\n');
  expect(images.length).toBeGreaterThan(0);
  for (const image of images) {
    expect(await say(machine, `docker save ${image} | tar -t | grep -c manifest.json`, 60_000), image).toBe('1');
  }
});

test('an image that was removed can be loaded again', async () => {
  const machine = await ground.make({ diskMb: 4096 });
  const words = await say(
    machine,
    'docker save stackyard/kafka > /kafka.tar && docker image rm stackyard/kafka > /dev/null && docker load --quiet < /kafka.tar',
    120_000,
  );
  expect(words).toBe('Loaded image: stackyard/kafka:latest');
});
