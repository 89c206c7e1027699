import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lab } from './lab.ts';

/** What a machine for this lab is made of; the shape that Machines takes. */
export interface LabOrder {
  lab: string;
  spec: Lab['frontmatter']['machine'] & { flavour: 'docker' | 'kubernetes' };
  store: string | null;
  files: { from: string; to: string }[];
  env: Readonly<Record<string, string>>;
}

/**
 * The order for a new machine: the whole stack in the lab’s folder of the home, the lab’s own `files` over it.
 * `stacks` is the folder of all stacks, `store` the image store to use.
 */
export async function orderOf(lab: Lab, stacks: string, store: string | null): Promise<LabOrder> {
  const { machine, flavour, stack, workdir, env } = lab.frontmatter;
  const own = join(lab.dir, 'files');
  const hasOwn = await access(own).then(
    () => true,
    () => false,
  );
  const files = [join(stacks, stack), ...(hasOwn ? [own] : [])].map((from) => ({ from, to: workdir }));
  return { lab: lab.id, spec: { ...machine, flavour }, store, files, env };
}
