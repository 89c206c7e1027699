import { afterAll, beforeAll, expect, test } from 'vitest';
import { say, testMachines, type TestMachines } from './for-tests.ts';
import type { Machine } from './machine.ts';

let ground: TestMachines;
let machine: Machine;
let neighbour: Machine;

beforeAll(async () => {
  ground = await testMachines();
  [machine, neighbour] = await Promise.all([ground.make({ memoryMb: 512, pids: 300, diskMb: 600 }), ground.make()]);
});

afterAll(() => ground[Symbol.asyncDispose]());

const nested = (command: string): string => `docker run --rm --network none debian:trixie-slim sh -c '${command}'`;

/** How long the neighbour takes to answer a command, in ms. */
async function neighbourAnswersIn(): Promise<number> {
  const started = performance.now();
  expect(await say(neighbour, 'echo here')).toBe('here');
  return performance.now() - started;
}

test('a fork bomb in a nested container ends at the machine’s limit of processes, and the neighbour still answers', async () => {
  const bomb = machine.exec(['sh', '-c', nested('b() { b | b & }; b; sleep 4')], { user: 'root', timeoutMs: 8000 });
  const answers: number[] = [];
  for (let round = 0; round < 5; round++) answers.push(await neighbourAnswersIn());
  const { processes } = await machine.usage();
  expect(processes).toBeLessThanOrEqual(300);
  expect(Math.max(...answers)).toBeLessThan(5000);
  await bomb;
  await say(machine, 'docker ps -q | xargs -r docker kill');
  expect(await say(machine, 'echo alive')).toBe('alive');
});

test('a nested container that allocates without end is killed at the machine’s memory, and Docker lives on', async () => {
  const said = await say(machine, `${nested('head -c 900m /dev/zero | tail')}; echo code $?`);
  expect(said).toMatch(/code (137|1|2)$/m);
  const { memoryMb, memoryLimitMb } = await machine.usage();
  expect(memoryLimitMb).toBe(512);
  expect(memoryMb).toBeLessThanOrEqual(512);
  await expect
    .poll(() => say(machine, 'docker version --format "{{.Server.Version}}"'), { timeout: 15_000 })
    .toMatch(/^\d+\./);
});

test('a nested container that fills its disk meets the machine’s quota, and what it frees comes back', async () => {
  const said = await say(
    machine,
    `docker run --rm -v fill:/fill --network none debian:trixie-slim sh -c 'dd if=/dev/zero of=/fill/x bs=1M count=2000 2>&1; ls -s --block-size=M /fill'`,
  );
  expect(said).toMatch(/No space left on device/);
  const full = await machine.usage();
  expect(full.diskMb).toBeLessThanOrEqual(full.diskLimitMb);
  await say(machine, 'docker volume rm fill');
  const freed = await machine.usage();
  expect(full.diskMb - freed.diskMb).toBeGreaterThan(300);
});

test('root in the machine cannot raise its own limits', async () => {
  const tries = [
    'for f in /sys/fs/cgroup/memory/memory.limit_in_bytes /sys/fs/cgroup/memory.max; do [ ! -e $f ] || echo 99999999999 > $f; done',
    'for f in /sys/fs/cgroup/pids/pids.max /sys/fs/cgroup/pids.max; do [ ! -e $f ] || echo 99999 > $f; done',
    'for f in /sys/fs/cgroup/cpu/cpu.cfs_quota_us /sys/fs/cgroup/cpu.max; do [ ! -e $f ] || echo -1 > $f; done',
  ];
  for (const line of tries)
    expect(await say(machine, `${line}; true`)).toMatch(/Permission denied|Operation not permitted/);
  const read = await say(
    machine,
    'cat /sys/fs/cgroup/memory/memory.limit_in_bytes /sys/fs/cgroup/memory.max /sys/fs/cgroup/pids/pids.max /sys/fs/cgroup/pids.max 2>/dev/null',
  );
  expect(read.split('\n')).toEqual([String(512 * 1_048_576), '300']);
});

test('root in the machine cannot write to the image store, nor mount it writable', async () => {
  expect(
    await say(
      machine,
      'touch /store/x; mount -o remount,rw /store; mount -o remount,rw,bind /store; touch /store/x; true',
    ),
  ).not.toMatch(/^$/);
  expect(await say(machine, 'test -e /store/x && echo written || echo refused')).toBe('refused');
});

test('what enters a machine is refused the system calls that its containers are refused', async () => {
  expect(await say(machine, 'grep ^Seccomp: /proc/self/status')).toMatch(/2$/);
  expect(await say(machine, 'dmesg 2>&1; true')).toMatch(/not implemented|not permitted/i);
});

test('the learner may become root with sudo and reach Docker without it', async () => {
  const { stdout } = await machine.exec(['sh', '-c', 'id -un; sudo id -un; docker ps -q; echo docker'], {
    timeoutMs: 10_000,
  });
  expect(stdout.trim().split('\n')).toEqual(['learner', 'root', 'docker']);
});
