import { afterAll, beforeAll, expect, test } from 'vitest';
import { say, testMachines, type TestMachines } from '../machine/for-tests.ts';
import { untilUp } from './up.ts';

let ground: TestMachines;
beforeAll(async () => {
  ground = await testMachines();
});
afterAll(() => ground[Symbol.asyncDispose]());

test('a container on its way up is waited for; one that has ended is not', async () => {
  const machine = await ground.make();
  const health =
    '--health-cmd "test -e /tmp/up" --health-interval 1s --health-start-period 60s --health-start-interval 1s';
  await say(machine, 'docker run --name over debian:trixie-slim true');
  await say(
    machine,
    `docker run -d --name slow ${health} debian:trixie-slim sh -c "sleep 3; touch /tmp/up; sleep 1000"`,
  );
  expect(await say(machine, 'docker inspect -f "{{.State.Health.Status}}" slow')).toBe('starting');
  await untilUp(machine);
  expect(await say(machine, 'docker inspect -f "{{.State.Health.Status}}" slow')).toBe('healthy');
});

test('a machine without containers is up', async () => {
  const machine = await ground.make();
  await untilUp(machine);
  expect(await say(machine, 'docker ps -q')).toBe('');
});
