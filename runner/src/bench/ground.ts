import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import { connectEngine, engineMtu } from '../docker/engine.ts';
import { loadLabs } from '../lab/load.ts';
import { createMachines, type Machines } from '../machine/machines.ts';
import { randomId } from '../machine/name.ts';
import type { MachineOrder } from '../machine/spec.ts';
import { storeIdOf } from '../machine/store-id.ts';
import { storeExists } from '../machine/store.ts';
import { toOrder } from '../wiring/order.ts';

/** What a benchmark of machines stands on: machines of its own, removed at the end, and lab 01’s order. */
export interface Ground extends AsyncDisposable {
  machines: Machines;
  order: MachineOrder;
  rounds: number;
}

/** Reads `--rounds N` and joins the engine beside which the benchmark runs. */
export async function prepareGround(defaultRounds: number): Promise<Ground> {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: String(defaultRounds) } },
    allowPositionals: true,
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 100)
    throw new Error(`--rounds: expected a whole number from 1 to 100, got ${values.rounds}`);
  const config = loadConfig();
  const [lab] = await loadLabs(join(config.root, 'labs'));
  if (!lab) throw new Error(`no lab in ${config.root}/labs`);
  const engine = connectEngine();
  const images = [config.images.machine, config.images.base, config.images.node];
  // of several editions that checkpoints still stand on, the present one
  const store = await storeIdOf(engine, join(config.root, 'stacks'), lab.frontmatter.stack, images);
  if (!(await storeExists(store)))
    throw new Error(`the images of ${lab.id} are not built yet: wait until its card says so, then try again`);
  const machines = createMachines(engine, {
    owner: `bench-${randomId(6)}`,
    image: config.images.machine,
    mtu: await engineMtu(engine),
  });
  return {
    machines,
    order: toOrder(config.root, lab, store),
    rounds,
    [Symbol.asyncDispose]: async () => {
      await machines.adopt(new Set());
    },
  };
}

/** Milliseconds that something takes, and what came of it. */
export async function timed<T>(action: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const started = performance.now();
  const value = await action();
  return { ms: performance.now() - started, value };
}
