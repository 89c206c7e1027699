import { join } from 'node:path';
import { existsSync } from 'node:fs';
import type { LabFrontmatter } from '@stackyard/protocol/lab';
import type { MachineOrder } from '../machine/spec.ts';

export interface OrderedLab {
  id: string;
  frontmatter: LabFrontmatter;
}

/** The machine that a lab asks for: its stack’s folder and its own files in the home, its values in the shells. */
export function toOrder(root: string, { id, frontmatter }: OrderedLab, store: string | null): MachineOrder {
  const { machine, flavour, stack, workdir, env } = frontmatter;
  const own = join(root, 'labs', id, 'files');
  return {
    lab: id,
    spec: { flavour, ...machine },
    store,
    files: [
      { from: join(root, 'stacks', stack), to: workdir },
      ...(existsSync(own) ? [{ from: own, to: workdir }] : []),
    ],
    env,
  };
}
