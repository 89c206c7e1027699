import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { drawParameters, fillIn } from '@stackyard/kit';
import type { LabFrontmatter } from '@stackyard/protocol/lab';
import type { MachineOrder } from '../machine/spec.ts';

export interface OrderedLab {
  id: string;
  frontmatter: LabFrontmatter;
}

/**
 * The machine that a lab asks for: its stack’s folder and its own files in the home, its values in the shells. What is drawn for an
 * attempt comes from its seed; a lab that draws nothing needs none.
 */
export function toOrder(root: string, { id, frontmatter }: OrderedLab, store: string | null, seed = ''): MachineOrder {
  const { machine, flavour, stack, workdir, env } = frontmatter;
  const parameters = drawParameters(frontmatter.parameters, seed);
  const own = join(root, 'labs', id, 'files');
  return {
    lab: id,
    spec: { flavour, ...machine },
    store,
    files: [
      { from: join(root, 'stacks', stack), to: workdir },
      ...(existsSync(own) ? [{ from: own, to: workdir }] : []),
    ],
    env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fillIn(value, parameters)])),
  };
}
