import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import type { Config } from '../config.ts';
import { connectEngine, engineMtu } from '../docker/engine.ts';
import type { Lab } from '../lab/lab.ts';
import type { Machine } from '../machine/machine.ts';
import { createMachines } from '../machine/machines.ts';
import { randomId } from '../machine/name.ts';
import { diskFile, PROVE_CHECKPOINT } from '../machine/places.ts';
import { reapOld } from '../machine/reaper.ts';
import type { MachineOrder } from '../machine/spec.ts';
import { storeExists } from '../machine/store.ts';
import { storeIdOf } from '../machine/store-id.ts';
import { toOrder } from '../wiring/order.ts';
import { machinesAtOnce } from './budget.ts';
import { createClock } from './clock.ts';
import { createRig } from './create-rig.ts';
import { createLane } from './lane.ts';
import type { Ground } from './machinery.ts';

const BUILT_WITHIN_MS = 20 * 60_000;
/** No trial takes as long: what is older was left by a run that was killed. */
const LEFT_BEHIND_MS = 60 * 60_000;

/** Waits for the lab’s images, then is ready. Throws an Error that says what is missing. */
export async function createGround(config: Config, lab: Lab, say: (text: string) => void): Promise<Ground> {
  const engine = connectEngine();
  const mtu = await engineMtu(engine);
  // not the runner’s own name: a runner that starts removes what it does not know of
  const owner = `${config.name}-prove`;
  await reapOld(engine, owner, LEFT_BEHIND_MS);
  const machines = createMachines(engine, { owner, image: config.images.machine, mtu });
  const images = [config.images.machine, config.images.base, config.images.node];
  const store = await storeIdOf(engine, join(config.root, 'stacks'), lab.frontmatter.stack, images);
  await untilBuilt(store, say);
  const orderFor = (seed: string): MachineOrder => toOrder(config.root, lab, store, seed);
  const processors = availableParallelism();
  const made = new Set<string>();
  const kept = new Set<string>();
  const removals = new Map<string, Promise<void>>();

  const spent = createClock();
  const remove = (name: string): void => {
    if (removals.has(name)) return;
    const began = performance.now();
    const removal = machines
      .remove(name)
      .then(() => spent.add('removing', { wallMs: performance.now() - began, cpuMs: 0 }))
      .catch((error: unknown) => say(`${name} could not be removed: ${String(error)}`))
      .finally(() => removals.delete(name));
    removals.set(name, removal);
  };
  const making = new Set<Promise<Machine>>();
  let closing = false;
  const end = async (): Promise<string[]> => {
    closing = true;
    await Promise.allSettled(making);
    await Promise.all(removals.values());
    for (const name of await left(engine, made)) remove(name);
    await Promise.all(removals.values());
    for (const checkpoint of kept) await machines.drop(checkpoint);
    return left(engine, made);
  };
  let ending: Promise<string[]> | undefined;
  const gone = (): Promise<string[]> => (ending ??= end());
  const ground: Ground = {
    store,
    spent,
    room: machinesAtOnce({ freeMb: await freeMb(), machineMb: lab.frontmatter.machine.memoryMb, processors }),
    rise: createLane(processors),
    fresh: async (checkpoint, seed) => {
      if (closing) throw new Error('prove is being ended, and no machine is made any more');
      const order = orderFor(seed);
      const coming = checkpoint === null ? machines.create(order) : machines.restore(order, checkpoint);
      making.add(coming);
      const machine = await coming.finally(() => making.delete(coming));
      made.add(machine.name);
      return machine;
    },
    restart: (machine) => machines.restart(machine),
    keep: async (machine) => {
      const checkpoint = `${PROVE_CHECKPOINT}${randomId(10)}`;
      kept.add(checkpoint);
      await machines.keep(machine, checkpoint);
      return checkpoint;
    },
    remove: ({ name }) => remove(name),
    gone,
    rig: (wanted) => createRig(ground, wanted),
    [Symbol.asyncDispose]: async () => void (await gone()),
  };
  return ground;
}

async function left(engine: Docker, made: ReadonlySet<string>): Promise<string[]> {
  const containers = await engine.listContainers({ all: true });
  const networks = await engine.listNetworks();
  const there = new Set([
    ...containers.flatMap(({ Names }) => Names.map((name) => name.slice(1))),
    ...networks.map(({ Name }) => Name),
  ]);
  return [...made].filter((name) => there.has(name) || existsSync(diskFile(name)));
}

async function freeMb(): Promise<number> {
  const kilobytes = /^MemAvailable:\s+(\d+)/m.exec(await readFile('/proc/meminfo', 'utf8'))?.[1];
  return Math.round(Number(kilobytes ?? 0) / 1024);
}

/** Waits until an image store is there. Throws an Error after twenty minutes. */
export async function untilBuilt(store: string, say: (text: string) => void): Promise<void> {
  const deadline = performance.now() + BUILT_WITHIN_MS;
  for (let told = false; !(await storeExists(store)); told = true) {
    if (!told) say(`waiting for the images ${store}, which the runner builds`);
    if (performance.now() > deadline)
      throw new Error(`the images ${store} were not there after ${BUILT_WITHIN_MS / 60_000} minutes`);
    await delay(1000);
  }
}
