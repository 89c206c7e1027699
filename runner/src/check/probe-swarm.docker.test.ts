import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Swarm } from '@stackyard/kit';
import { say, testMachines, type TestMachines } from '../machine/for-tests.ts';
import type { Machine } from '../machine/machine.ts';
import { probeSwarm } from './probe-swarm.ts';

let all: TestMachines;
let machine: Machine;
let swarm: Swarm;

beforeAll(async () => {
  all = await testMachines();
  machine = await all.make();
  swarm = probeSwarm(machine.docker);
});
afterAll(() => all[Symbol.asyncDispose]());

test('outside a swarm there is nothing to list', async () => {
  expect(await swarm.active()).toBe(false);
  expect(await swarm.nodes()).toEqual([]);
  expect(await swarm.secrets()).toEqual([]);
  expect(await swarm.service('web')).toBeNull();
  expect(await swarm.tasks('web')).toEqual([]);
});

test('in one: its node, its secrets’ names, a service with what it was promised, and its tasks', async () => {
  await say(machine, 'docker swarm init --advertise-addr 127.0.0.1; printf x | docker secret create KEY_2 -');
  const image = await say(machine, "docker images --format '{{.Repository}}:{{.Tag}}' | head -n 1");
  await say(
    machine,
    `docker service create --detach --name web --replicas 2 --secret source=KEY_2,target=KEY --env A=b --limit-cpu 0.5 --limit-memory 64M --reserve-memory 16M --update-order start-first --no-resolve-image --restart-condition none --entrypoint sleep ${image} 600`,
  );
  expect(await swarm.active()).toBe(true);
  expect(await swarm.nodes()).toMatchObject([{ role: 'manager', state: 'ready' }]);
  expect(await swarm.secrets()).toEqual(['KEY_2']);
  expect(await swarm.service('we')).toBeNull();
  expect(await swarm.service('web')).toMatchObject({
    name: 'web',
    replicas: 2,
    env: ['A=b'],
    secrets: [{ name: 'KEY_2', file: 'KEY' }],
    limits: { cpus: 0.5, memory: 67_108_864 },
    reservations: { cpus: 0, memory: 16_777_216 },
    startsFirst: true,
    update: null,
  });
  await vi.waitFor(
    async () => {
      const tasks = await swarm.tasks('web');
      expect(tasks.map(({ state }) => state)).toEqual(['running', 'running']);
      expect(new Set(tasks.map(({ slot }) => slot))).toEqual(new Set([1, 2]));
      expect(tasks[0]).toMatchObject({ wanted: 'running', error: null, secrets: [{ name: 'KEY_2', file: 'KEY' }] });
      expect(tasks[0]?.containerId).toMatch(/^[0-9a-f]{64}$/);
    },
    { timeout: 30_000, interval: 500 },
  );
});

test('a task that ended says why', async () => {
  await say(machine, 'docker kill $(docker ps -q | head -n 1)');
  await vi.waitFor(
    async () =>
      expect(await swarm.tasks('web')).toContainEqual(
        expect.objectContaining({ state: 'failed', error: expect.stringContaining('137') as unknown }),
      ),
    { timeout: 15_000, interval: 500 },
  );
});
