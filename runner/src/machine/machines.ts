import type Docker from 'dockerode';
import { stat } from 'node:fs/promises';
import { createContainer, startContainer } from './container.ts';
import { dropCheckpoint, keepCheckpoint, type KeptDisk } from './checkpoint.ts';
import { createDisk, withdrawGo } from './disk.ts';
import { toMachine, type Machine } from './machine.ts';
import { randomId } from './name.ts';
import { checkpointFile } from './places.ts';
import { findOurs, reapDisks } from './reaper.ts';
import { removeMachine, unlessStatus } from './remove.ts';
import { seedDisk } from './seed.ts';
import type { MachineOrder } from './spec.ts';
import { mountStore } from './store.ts';

export interface MachinesConfig {
  /** Name of this installation; what carries another name is not ours. */
  owner: string;
  /** Image of a machine, in the engine. */
  image: string;
  /** MTU of networks in machines, in bytes: that of the engine’s way out. */
  mtu: number;
}

export interface Machines {
  create: (order: MachineOrder) => Promise<Machine>;
  /** A machine as it was when `checkpoint` was kept; what ran then runs again. */
  restore: (order: MachineOrder, checkpoint: string) => Promise<Machine>;
  /** Ends the machine’s processes and starts it anew on the same disk. The old Machine is of no use afterwards. */
  restart: (machine: Machine) => Promise<Machine>;
  /** Removes it with its disk and network; harmless for what is gone. */
  remove: (name: string) => Promise<void>;
  /** Keeps the machine’s disk under this id. */
  keep: (machine: Machine, checkpoint: string) => Promise<KeptDisk>;
  drop: (checkpoint: string) => Promise<void>;
  /** The running machines among `names`, joined again; every other machine and network of ours is removed, and disks and mounts of none. */
  adopt: (names: ReadonlySet<string>) => Promise<Map<string, Machine>>;
}

/** Makes, keeps and removes machines in the engine. It remembers nothing: Docker’s labels do. */
export function createMachines(docker: Docker, config: MachinesConfig): Machines {
  const start = async (order: MachineOrder, from?: string): Promise<Machine> => {
    const name = `m-${randomId(10)}`;
    try {
      const [, , container] = await Promise.all([
        createDisk(name, order.spec.diskMb, from).then(() => (from ? undefined : seedDisk(name, order))),
        order.store ? mountStore(order.store) : undefined,
        createContainer(docker, {
          name,
          image: config.image,
          part: 'machine',
          owner: config.owner,
          mtu: config.mtu,
          order,
        }),
      ]);
      return await startContainer(docker, container);
    } catch (error) {
      await remove(name);
      throw error;
    }
  };

  const remove = (name: string): Promise<void> => removeMachine(docker, name);

  return {
    create: (order) => start(order),
    restore: async (order, checkpoint) => {
      const file = checkpointFile(checkpoint);
      await stat(file);
      return start(order, file);
    },
    restart: async ({ name }) => {
      const container = docker.getContainer(name);
      await container.stop({ t: 3 }).catch(unlessStatus(304));
      await withdrawGo(name);
      return startContainer(docker, container);
    },
    remove,
    keep: keepCheckpoint,
    drop: dropCheckpoint,
    adopt: async (names) => {
      const ours = await findOurs(docker, config.owner);
      const running = ours.machines.filter(({ Names, State }) => State === 'running' && names.has(nameOf(Names)));
      const kept = new Set(running.map(({ Names }) => nameOf(Names)));
      const strangers = new Set(
        [...ours.machines.map(({ Names }) => nameOf(Names)), ...ours.networks].filter((name) => !kept.has(name)),
      );
      for (const name of strangers) await remove(name);
      await reapDisks(docker);
      const machines = await Promise.all(
        running.map(async ({ Id }) => toMachine(await docker.getContainer(Id).inspect())),
      );
      return new Map(machines.map((machine) => [machine.name, machine]));
    },
  };
}

const nameOf = (names: readonly string[]): string => names[0]?.replace(/^\//, '') ?? '';
