import { join } from 'node:path';
import type { Lab } from '../lab/lab.ts';
import { treeHash } from '../machine/tree-hash.ts';
import type { SessionLab } from '../session/parts.ts';

/** Labs as sessions know them, by id, in the order of their numbers. `folder` is where they lie. */
export async function labsForSessions(labs: readonly Lab[], folder: string): Promise<ReadonlyMap<string, SessionLab>> {
  const known = labs.map(async ({ id, minutes, frontmatter, steps }): Promise<[string, SessionLab]> => {
    const edition = await treeHash([join(folder, id)], []);
    return [
      id,
      { id, minutes, edition, frontmatter, steps: steps.map((step) => ({ id: step.id, ...step.frontmatter })) },
    ];
  });
  return new Map(await Promise.all(known));
}
