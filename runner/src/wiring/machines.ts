import type Docker from 'dockerode';
import { readFile, statfs } from 'node:fs/promises';
import { isDrawn } from '@stackyard/kit';
import { imagesOf } from '../machine/images.ts';
import type { Machine } from '../machine/machine.ts';
import type { Machines } from '../machine/machines.ts';
import type { Reserve } from '../machine/reserve.ts';
import { watchMachine } from '../machine/watch.ts';
import type { Machines as SessionMachines, SessionMachine } from '../session/parts.ts';
import { toOrder } from './order.ts';

export interface MachinesForSessions {
  engine: Docker;
  machines: Machines;
  reserve: Reserve;
  /** Folder with labs and stacks. */
  root: string;
  /** Folder whose disk machines fill. */
  data: string;
  machineImage: string;
}

/** Machines as sessions ask for them. */
export function machinesForSessions(
  options: MachinesForSessions,
): SessionMachines & { find: (machine: SessionMachine) => Machine } {
  const { engine, machines, reserve, root } = options;
  const known = new Map<string, Machine>();
  const know = (machine: Machine): Machine => {
    known.set(machine.name, machine);
    return machine;
  };
  const find = ({ name }: SessionMachine): Machine => {
    const machine = known.get(name);
    if (!machine) throw new Error(`no machine ${name} is known; known are ${[...known.keys()].join(', ') || 'none'}`);
    return machine;
  };
  return {
    find,
    create: async ({ lab, seed, store, from, background }) => {
      const plain = toOrder(root, lab, store, seed);
      const order = background ? { ...plain, spec: { ...plain.spec, background } } : plain;
      if (from !== null) return know(await machines.restore(order, from));
      // a machine that is this attempt’s alone can’t have been started ahead
      const own = background === true || isDrawn(lab.frontmatter.parameters);
      return know(await (own ? machines.create(order) : reserve.take(order)));
    },
    restart: async (machine) => know(await machines.restart(find(machine))),
    remove: async ({ name }) => {
      known.delete(name);
      await machines.remove(name);
    },
    adopt: async (names) => {
      const adopted = await machines.adopt(names);
      for (const machine of adopted.values()) know(machine);
      return adopted;
    },
    keep: (machine, checkpoint) => machines.keep(find(machine), checkpoint),
    drop: (checkpoint) => machines.drop(checkpoint),
    images: (machine) => imagesOf(find(machine)),
    watch: (machine, seen) => watchMachine(engine, find(machine), seen),
    status: async () => {
      const [version, images, disk, memory] = await Promise.all([
        engine.version(),
        engine.listImages({ filters: { reference: [options.machineImage] } }),
        statfs(options.data),
        readFile('/proc/meminfo', 'utf8'),
      ]);
      const availableKb = Number(/^MemAvailable:\s+(\d+)/m.exec(memory)?.[1] ?? 0);
      return {
        docker: version.Version,
        reserve: reserve.size(),
        freeMemoryMb: Math.round(availableKb / 1024),
        freeDiskMb: Math.round((disk.bavail * disk.bsize) / 1_048_576),
        machineImage: images.length > 0,
      };
    },
  };
}
