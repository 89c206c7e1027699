import { afterAll, beforeAll, expect, test } from 'vitest';
import { engineRun } from '../docker/engine.ts';
import { say, testMachines, type TestMachines } from './for-tests.ts';
import { checkpointFile } from './places.ts';

let ground: TestMachines;

beforeAll(async () => {
  ground = await testMachines();
});

afterAll(async () => {
  await ground.machines.drop('tests-kept');
  await ground[Symbol.asyncDispose]();
});

test('a machine from a checkpoint has the files of then, and its containers run again', async () => {
  const machine = await ground.make();
  await say(
    machine,
    'echo then > /home/learner/note; docker volume create kept; docker run -d --restart unless-stopped --name counter -v kept:/kept debian:trixie-slim sleep 1000',
  );
  const kept = await ground.machines.keep(machine, 'tests-kept');
  await say(machine, 'echo later > /home/learner/note; docker rm -f counter');
  expect(kept.bytes).toBeLessThan(64 * 1_048_576);

  const back = await ground.machines.restore(ground.order(), 'tests-kept');
  expect(await say(back, 'cat /home/learner/note')).toBe('then');
  await expect.poll(() => say(back, 'docker ps --format "{{.Names}}"'), { timeout: 20_000 }).toBe('counter');
  expect(await say(machine, 'cat /home/learner/note')).toBe('later');
});

test('the copy that a checkpoint is has no fault in its file system', async () => {
  const { stdout } = await engineRun([
    'sh',
    '-c',
    `cp --sparse=always ${checkpointFile('tests-kept')} /tmp/check.img; e2fsck -f -n /tmp/check.img; echo "code $?"; rm /tmp/check.img`,
  ]);
  expect(stdout).toMatch(/code 0$/m);
});

test('a restart ends what ran and keeps what was written', async () => {
  const machine = await ground.make();
  await say(machine, 'echo kept > /root/note; nohup sleep 1000 > /dev/null 2>&1 &');
  const again = await ground.machines.restart(machine);
  expect(again.name).toBe(machine.name);
  expect(await say(again, 'cat /root/note; pgrep -fx "sleep 1000" || echo ended')).toBe('kept\nended');
});

test('after a restart, containers that are to come back run again, and new ones start', async () => {
  const machine = await ground.make();
  await say(machine, 'docker run -d --restart unless-stopped --name stays debian:trixie-slim sleep 1000');
  const again = await ground.machines.restart(machine);
  expect(await say(again, 'docker ps --format "{{.Names}}"; docker run --rm debian:trixie-slim echo new')).toBe(
    'stays\nnew',
  );
});

test('adopting joins the machines that are named, with what runs in them, and removes the others', async () => {
  const kept = await ground.make();
  const other = await ground.make();
  await say(kept, 'nohup sleep 1234 > /dev/null 2>&1 &');
  const adopted = await ground.machines.adopt(new Set([kept.name]));
  expect([...adopted.keys()]).toEqual([kept.name]);
  const [machine] = adopted.values();
  expect(machine && (await say(machine, 'pgrep -fx "sleep 1234" > /dev/null && echo running'))).toBe('running');
  const { stdout } = await engineRun([
    'sh',
    '-c',
    'docker ps -a --format "{{.Names}}"; docker network ls --format "{{.Name}}"; ls /var/lib/stackyard/disks',
  ]);
  expect(stdout).not.toContain(other.name);
});
