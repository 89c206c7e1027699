import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { loadConfig } from '../config.ts';
import { connectEngine, engineMtu } from '../docker/engine.ts';
import { loadLabs } from '../lab/load.ts';
import type { Lab } from '../lab/lab.ts';
import type { Machine } from '../machine/machine.ts';
import { createMachines } from '../machine/machines.ts';
import { randomId } from '../machine/name.ts';
import { diskFile } from '../machine/places.ts';
import { storeExists } from '../machine/store.ts';
import { storeIdOf } from '../machine/store-id.ts';
import { toOrder } from '../wiring/order.ts';

const BUILT_WITHIN_MS = 20 * 60_000;

/** Where a lab is proven: fresh machines beside the running ones. All that it made is removed at the end. */
export interface Ground extends AsyncDisposable {
  /** A machine as the learner finds it at the lab’s start, or as it was when `checkpoint` was kept. */
  fresh: (checkpoint: string | null) => Promise<Machine>;
  keep: (machine: Machine) => Promise<string>;
  remove: (machine: Machine) => Promise<void>;
  /** What is still there of all that was made: names of containers, networks and disks. */
  left: () => Promise<string[]>;
}

export async function readLabs(): Promise<readonly Lab[]> {
  return loadLabs(join(loadConfig().root, 'labs'));
}

/** Waits for the lab’s images, then is ready. Throws an Error that says what is missing. */
export async function createGround(lab: Lab, say: (text: string) => void): Promise<Ground> {
  const config = loadConfig();
  const engine = connectEngine();
  const mtu = await engineMtu(engine);
  const machines = createMachines(engine, { owner: config.name, image: config.images.machine, mtu });
  const images = [config.images.machine, config.images.base, config.images.node];
  const store = await storeIdOf(engine, join(config.root, 'stacks'), lab.frontmatter.stack, images);
  await untilBuilt(store, say);
  const order = toOrder(config.root, lab, store);
  const made: string[] = [];
  const kept: string[] = [];

  const left = async (): Promise<string[]> => {
    const containers = await engine.listContainers({ all: true });
    const networks = await engine.listNetworks();
    const there = new Set([
      ...containers.flatMap(({ Names }) => Names.map((name) => name.slice(1))),
      ...networks.map(({ Name }) => Name),
    ]);
    return made.filter((name) => there.has(name) || existsSync(diskFile(name)));
  };
  return {
    fresh: async (checkpoint) => {
      const machine = await (checkpoint === null ? machines.create(order) : machines.restore(order, checkpoint));
      made.push(machine.name);
      return machine;
    },
    keep: async (machine) => {
      const checkpoint = `prove-${randomId(10)}`;
      kept.push(checkpoint);
      await machines.keep(machine, checkpoint);
      return checkpoint;
    },
    remove: ({ name }) => machines.remove(name),
    left,
    [Symbol.asyncDispose]: async () => {
      for (const name of await left()) await machines.remove(name);
      for (const checkpoint of kept) await machines.drop(checkpoint);
    },
  };
}

async function untilBuilt(store: string, say: (text: string) => void): Promise<void> {
  const deadline = performance.now() + BUILT_WITHIN_MS;
  for (let told = false; !(await storeExists(store)); told = true) {
    if (!told) say(`waiting for the images ${store}, which the runner builds`);
    if (performance.now() > deadline)
      throw new Error(`the images ${store} were not there after ${BUILT_WITHIN_MS / 60_000} minutes`);
    await delay(1000);
  }
}
