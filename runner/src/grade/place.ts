import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { GradeResult } from '@stackyard/protocol/grade-result';
import type { Config } from '../config.ts';
import { connectEngine, engineMtu } from '../docker/engine.ts';
import type { Lab } from '../lab/lab.ts';
import type { Machine } from '../machine/machine.ts';
import { imagesOf } from '../machine/images.ts';
import { createMachines } from '../machine/machines.ts';
import { reapOld } from '../machine/reaper.ts';
import { storeIdOf } from '../machine/store-id.ts';
import { untilBuilt } from '../prove/ground.ts';
import { toOrder } from '../wiring/order.ts';
import type { SubmittedFile } from './submission.ts';

/** No grading takes as long: what is older was left by one that was killed. */
const LEFT_BEHIND_MS = 60 * 60_000;

/** A fresh machine of a lab in which submitted files lie over the lab’s own. Disposing removes it. */
export interface Place extends AsyncDisposable {
  machine: Machine;
  madeWith: GradeResult['made_with'];
}

export interface PlaceWanted {
  config: Config;
  lab: Lab;
  /** Id of the image store. */
  store: string;
  seed: string;
  files: readonly SubmittedFile[];
}

/** Waits for the lab’s images and gives their store. Throws an Error that says what is missing. */
export async function waitForStore(config: Config, lab: Lab, say: (text: string) => void): Promise<string> {
  const { machine, base, node } = config.images;
  const store = await storeIdOf(connectEngine(), join(config.root, 'stacks'), lab.frontmatter.stack, [
    machine,
    base,
    node,
  ]);
  await untilBuilt(store, say);
  return store;
}

export async function createPlace({ config, lab, store, seed, files }: PlaceWanted): Promise<Place> {
  const engine = connectEngine();
  // not the runner’s own name: a runner that starts removes what it does not know of
  const owner = `${config.name}-grade`;
  await reapOld(engine, owner, LEFT_BEHIND_MS);
  const image = config.images.machine;
  const machines = createMachines(engine, { owner, image, mtu: await engineMtu(engine) });
  const order = toOrder(config.root, lab, store, seed);
  const folder = await unpack(files);
  try {
    const machine = await machines.create({
      ...order,
      files: [...order.files, { from: folder, to: lab.frontmatter.workdir }],
    });
    return {
      machine,
      madeWith: { store, machine: image, images: await imagesOf(machine) },
      [Symbol.asyncDispose]: () => machines.remove(machine.name),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes the files into a folder of their own: plain files with plain rights, which is all that a submission can bring. */
async function unpack(files: readonly SubmittedFile[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'submission-'));
  for (const { path, content, executable } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content, { mode: executable ? 0o755 : 0o644 });
  }
  return folder;
}
