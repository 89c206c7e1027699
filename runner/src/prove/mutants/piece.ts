import type { Step } from '../../lab/lab.ts';

/** A step’s solution: what `prove` does on the page, then what it does that the page leaves to the learner. */
export type Solution = Pick<Step, 'blocks' | 'solve'>;

/** One text of a solution: a block of the page, or solve.sh. */
export interface Piece {
  /** Index among the page’s blocks; null for solve.sh. */
  readonly block: number | null;
  readonly kind: 'shell' | 'file';
  /** The file that the text is saved as; null for a script. */
  readonly path: string | null;
  /** Where the text stands: `step.mdx` or `solve.sh`, and the line on which it begins. */
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** A solution’s texts in the order in which they are done. What a learner only copies does nothing here. */
export function piecesOf({ blocks, solve }: Solution): Piece[] {
  const pieces: Piece[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'copy') continue;
    const place = { block: index, file: 'step.mdx', line: block.line + 1, text: block.code };
    pieces.push(
      block.kind === 'run' ? { ...place, kind: 'shell', path: null } : { ...place, kind: 'file', path: block.path },
    );
  }
  if (solve !== null) pieces.push({ block: null, kind: 'shell', path: null, file: 'solve.sh', line: 1, text: solve });
  return pieces;
}

/** The solution with another text in the place of one of its pieces; null takes the piece away. */
export function withText({ blocks, solve }: Solution, { block }: Piece, text: string | null): Solution {
  if (block === null) return { blocks, solve: text };
  const others = text === null ? blocks.filter((_, index) => index !== block) : blocks;
  return {
    solve,
    blocks: text === null ? others : blocks.map((one, at) => (at === block ? { ...one, code: text } : one)),
  };
}
