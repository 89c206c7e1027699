import { readdir, stat } from 'node:fs/promises';
import { connectEngine, engineMtu } from '../docker/engine.ts';
import type { Machine } from './machine.ts';
import { createMachines, type Machines } from './machines.ts';
import { randomId } from './name.ts';
import { STORES } from './places.ts';
import type { MachineOrder, MachineSpec } from './spec.ts';

/** Real machines for docker tests, in the engine beside which they run; all removed at the end. */
export interface TestMachines extends AsyncDisposable {
  machines: Machines;
  owner: string;
  order: (spec?: Partial<MachineSpec>) => MachineOrder;
  make: (spec?: Partial<MachineSpec>) => Promise<Machine>;
}

const SPEC: MachineSpec = { flavour: 'docker', memoryMb: 512, cpus: 1, pids: 512, diskMb: 1024, egress: false };

/** `stack`: whose images the machines have. */
export async function testMachines(stack = 'secure-update'): Promise<TestMachines> {
  const owner = `tests-${randomId(6)}`;
  const docker = connectEngine();
  const machines = createMachines(docker, {
    owner,
    image: process.env.STACKYARD_MACHINE_IMAGE ?? 'stackyard/machine',
    mtu: await engineMtu(docker),
  });
  const store = await newestStore(stack);
  const order = (spec: Partial<MachineSpec> = {}): MachineOrder => ({
    lab: 'tests',
    spec: { ...SPEC, ...spec },
    store,
    files: [],
    env: {},
  });
  return {
    machines,
    owner,
    order,
    make: (spec) => machines.create(order(spec)),
    [Symbol.asyncDispose]: async () => {
      await machines.adopt(new Set());
    },
  };
}

async function newestStore(stack: string): Promise<string> {
  const files = (await readdir(STORES)).filter((file) => file.startsWith(`${stack}-`) && file.endsWith('.img'));
  const dated = await Promise.all(files.map(async (file) => ({ file, at: (await stat(`${STORES}/${file}`)).mtimeMs })));
  const newest = dated.toSorted((one, other) => other.at - one.at)[0];
  if (!newest)
    throw new Error(`no image store of ${stack} is built yet: these tests run after a lab’s images are there`);
  return newest.file.replace(/\.img$/, '');
}

/** Runs a shell line in a machine as root and gives what it said, whatever came of it. */
export async function say(machine: Machine, line: string, timeoutMs = 20_000): Promise<string> {
  const { stdout, stderr } = await machine.exec(['sh', '-c', line], { user: 'root', timeoutMs });
  return `${stdout}${stderr}`.trim();
}
