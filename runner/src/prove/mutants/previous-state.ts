import { withOnly, type Mutant } from './mutant.ts';
import type { Solution } from './piece.ts';

/** The state of the step before: nothing is done, or only what the page does. */
export function previousStates({ blocks, solve }: Solution): Mutant[] {
  const page = blocks.some(({ kind }) => kind !== 'copy');
  const nothing = withOnly({ blocks: [], solve: null }, 'nothing is done', page ? 'step.mdx' : 'solve.sh', true);
  return page && solve !== null
    ? [nothing, withOnly({ blocks, solve: null }, 'only the page’s blocks', 'solve.sh', true)]
    : [nothing];
}
