import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LabFrontmatter, LabId, StepId } from '@stackyard/protocol/lab';
import { faultsOf, LabFaults, type Fault } from './fault.ts';
import { freezeDeep } from './freeze.ts';
import type { Lab } from './lab.ts';
import { readPage } from './page.ts';
import { readStep } from './step.ts';
import { readView } from './view.ts';

/** Reads every lab below `root`, in order of its number. Throws LabFaults with all that is wrong in any of them. */
export async function loadLabs(root: string): Promise<readonly Lab[]> {
  const { labs, faults } = await loadWholeLabs(root);
  if (faults.length > 0) throw new LabFaults(faults);
  return labs;
}

/** Reads every lab below `root` that has no fault, in order of its number, and all that is wrong in the others. */
export async function loadWholeLabs(root: string): Promise<{ labs: readonly Lab[]; faults: readonly Fault[] }> {
  const faults: Fault[] = [];
  const labs: Lab[] = [];
  for (const id of await folders(root)) {
    if (!LabId.safeParse(id).success) {
      faults.push({ path: id, expected: 'a folder named like 01-secure-update', found: id });
      continue;
    }
    const read = await readLab(root, id);
    faults.push(...read.faults);
    if (read.lab && read.faults.length === 0) labs.push(read.lab);
  }
  return { labs: freezeDeep(labs), faults };
}

/** One lab with the steps that could be read, and all that is wrong in its folder. A version above 0 reads its checks anew. */
export async function readLab(root: string, id: string, version = 0): Promise<{ lab: Lab | null; faults: Fault[] }> {
  const faults: Fault[] = [];
  const lab = await readInto({ root, id, version }, faults);
  return { lab, faults };
}

async function readInto(place: { root: string; id: string; version: number }, faults: Fault[]): Promise<Lab | null> {
  const { root, id, version } = place;
  const dir = join(root, id);
  const file = `${id}/lab.mdx`;
  const page = readPage(file, await readFile(join(dir, 'lab.mdx'), 'utf8').catch(() => ''), 'main');
  faults.push(...page.faults);
  const frontmatter = LabFrontmatter.safeParse(page.frontmatter);
  if (!frontmatter.success) {
    faults.push(...faultsOf(file, page.frontmatter, frontmatter.error));
    return null;
  }
  const { terminals, parameters } = frontmatter.data;
  const ids = (await folders(dir)).filter((name) => StepId.safeParse(name).success);
  const read = await Promise.all(
    ids.map((step) => readStep({ root, lab: id, id: step, terminals, parameters, version })),
  );
  faults.push(...read.flatMap((step) => step.faults));
  const steps = read.flatMap(({ step }) => step ?? []);
  if (ids.length === 0)
    faults.push({ path: id, expected: 'a folder for each step, such as 01-start-the-system', found: 'none' });
  const minutes = frontmatter.data.minutes ?? steps.reduce((sum, step) => sum + step.frontmatter.minutes, 0);
  const view = await readView({ dir, id, version }, frontmatter.data.view, faults);
  return { id, number: id.slice(0, 2), dir, frontmatter: frontmatter.data, minutes, steps, view };
}

/** Names of the folders in a folder. */
export async function folders(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}
