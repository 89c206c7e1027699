import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Lab, Step } from '../../lab/lab.ts';
import type { Mutant } from './mutant.ts';

/**
 * What a step’s figures were measured with, as one short text: its mutants (and so its solution, its page’s blocks and the program that
 * made them), its check with the lab’s shared ones, the files that the learner is given, what is declared equivalent, and how many
 * mutants there may be.
 */
export async function digestOf(lab: Lab, step: Step, mutants: readonly Mutant[], most: number): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify({ most, blocks: step.blocks, solve: step.solve }));
  for (const { id, solution } of mutants) hash.update(JSON.stringify([id, solution]));
  const files = [
    ...(await filesBelow(join(lab.dir, step.id))).filter((file) => !file.endsWith('.mdx') && !file.endsWith('.sh')),
    ...(await filesBelow(join(lab.dir, 'checks'))),
    ...(await filesBelow(join(lab.dir, 'files'))),
  ];
  for (const file of files.filter((path) => !path.endsWith('.test.ts')))
    hash.update(JSON.stringify([relative(lab.dir, file), await readFile(file, 'utf8')]));
  return hash.digest('hex').slice(0, 16);
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
