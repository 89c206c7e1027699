import { chmod, chown, cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { MACHINE_ROOT } from './disk.ts';
import { diskMount, seenFromRunner } from './places.ts';
import type { MachineOrder } from './spec.ts';

const LEARNER = MACHINE_ROOT + 1000;
const LEFT_OUT = new Set(['node_modules', '.git', 'dist', 'coverage']);

/** Puts a lab’s files into the learner’s home on a new disk, before the machine starts. */
export async function seedDisk(machine: string, order: Pick<MachineOrder, 'files' | 'env' | 'lab'>): Promise<void> {
  const upper = seenFromRunner(join(diskMount(machine), 'upper'));
  const home = await makeFolders(upper, ['home', 'learner']);
  await chown(home, LEARNER, LEARNER);
  for (const { from, to } of order.files) {
    const target = join(home, to);
    await cp(from, target, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
    await own(target);
  }
  const scripts = await makeFolders(upper, ['usr', 'local', 'lib', 'stackyard']);
  const file = join(scripts, 'lab.sh');
  await writeFile(file, toExports(order.env));
  await chown(file, MACHINE_ROOT, MACHINE_ROOT);
}

/** Lines of a shell that export the values, whatever is in them. */
function toExports(env: Readonly<Record<string, string>>): string {
  return Object.entries(env)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'\n`)
    .join('');
}

/** Each folder of the way down belongs to the machine’s root, as it does in the image below. */
async function makeFolders(base: string, parts: readonly string[]): Promise<string> {
  let path = base;
  for (const part of ['', ...parts]) {
    path = join(path, part);
    await mkdir(path, { recursive: true });
    await chown(path, MACHINE_ROOT, MACHINE_ROOT);
    await chmod(path, 0o755);
  }
  return path;
}

async function own(folder: string): Promise<void> {
  await chown(folder, LEARNER, LEARNER);
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  await Promise.all(entries.map((entry) => chown(join(entry.parentPath, entry.name), LEARNER, LEARNER)));
}
