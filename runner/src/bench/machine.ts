import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { finished } from 'node:stream/promises';
import type { Machine } from '../machine/machine.ts';
import { diskFile } from '../machine/places.ts';
import { createReserve } from '../machine/reserve.ts';
import { toTable } from './figures.ts';
import { prepareGround, timed } from './ground.ts';

const SETTLE_MS = 8000;

/** `bench machine`: how soon a machine is ready, what it takes when idle, and the usual way beside it in the same run. */
await using ground = await prepareGround(5);
const { machines, order, rounds } = ground;

const realMegabytes = async (machine: Machine): Promise<number> =>
  ((await stat(diskFile(machine.name))).blocks * 512) / 1e6;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const cold: number[] = [];
const memory: number[] = [];
const disk: number[] = [];
const usual: number[] = [];
const usualDisk: number[] = [];
for (let round = 1; round <= rounds; round++) {
  say(`round ${round} of ${rounds}: a machine with every image`);
  const ready = await timed(async () => {
    const machine = await machines.create(order);
    const images = await machine.docker.listImages();
    if (images.length === 0) throw new Error('the machine has no image');
    return machine;
  });
  cold.push(ready.ms);
  await delay(SETTLE_MS);
  memory.push((await ready.value.usage()).memoryMb);
  disk.push(await realMegabytes(ready.value));

  say(`round ${round} of ${rounds}: the same images loaded into a fresh daemon`);
  const names = (await ready.value.docker.listImages()).flatMap(({ RepoTags }) => RepoTags ?? []);
  const fresh = await machines.create({ ...order, store: null, spec: { ...order.spec, diskMb: 8192 } });
  const started = performance.now();
  for (const name of names) {
    const loading = await fresh.docker.loadImage(await ready.value.docker.getImage(name).get());
    loading.resume();
    await finished(loading);
  }
  usual.push(performance.now() - started);
  usualDisk.push(await realMegabytes(fresh));
  await machines.remove(fresh.name);
  await machines.remove(ready.value.name);
}

say('the reserve');
const taken: number[] = [];
const failures: unknown[] = [];
await using reserve = createReserve(machines, 1, (error) => failures.push(error));
reserve.prepare(order);
for (let round = 0; round < rounds; round++) {
  const deadline = performance.now() + 60_000;
  while (reserve.size() === 0) {
    if (failures.length > 0 || performance.now() > deadline)
      throw new Error('the reserve did not fill within 60 s', { cause: failures[0] });
    await delay(50);
  }
  const { ms, value } = await timed(() => reserve.take(order));
  taken.push(ms);
  await machines.remove(value.name);
}

process.stdout.write(
  `${toTable([
    { name: 'machine ready, cold', values: cold, unit: 'ms', target: 900 },
    { name: 'machine from the reserve', values: taken, unit: 'ms', target: 150 },
    { name: 'memory, idle', values: memory, unit: 'MB', target: 50 },
    { name: 'disk, idle', values: disk, unit: 'MB', target: 8 },
    { name: 'the usual way: same images loaded', values: usual, unit: 'ms' },
    { name: 'the usual way: disk', values: usualDisk, unit: 'MB' },
  ])}\n`,
);
