import { createHash } from 'node:crypto';
import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';
import { apply, brief, type Edit, type Mutator } from './edit.ts';
import { withText, type Piece, type Solution } from './piece.ts';

/** A wrong answer made by a program from the right one. */
export interface Mutant {
  /** The same as long as the lines that it changes stay the same; unique in its step. */
  readonly id: string;
  readonly mutator: Mutator;
  readonly what: string;
  readonly file: string;
  readonly line: number;
  readonly diff: string;
  readonly solution: Solution;
  /** The smallest mutants that leave out what this one changes. Where one of them survives, this one says nothing. */
  readonly within: readonly string[];
  /**
   * False where the page loses a command: a page looks and shows too, so that one which the check does not miss is listed
   * and not counted.
   */
  readonly counts: boolean;
}

/** A mutant of one piece. `again` tells those apart that make the same change in the same words at several places. */
export function toMutant(solution: Solution, piece: Piece, mutator: Mutator, edit: Edit, again: number): Mutant {
  const text = apply(piece.text, edit.changes);
  const diff = diffOf(piece, text);
  return {
    ...named(mutator, edit.what, [piece.file, ...diff.split('\n').filter((line) => /^[+-]/.test(line)), String(again)]),
    file: piece.file,
    line: piece.line + piece.text.slice(0, edit.changes[0]?.from).split('\n').length - 1,
    diff,
    solution: withText(solution, piece, text),
    within: [],
    counts: piece.block === null || mutator !== 'drop-command',
  };
}

/** The solution without a block of the page. */
export function withoutBlock(solution: Solution, piece: Piece, again: number): Mutant {
  const what = `without the block ${brief(piece.path ?? piece.text)}`;
  return {
    ...named('drop-command', what, [piece.text, String(again)]),
    file: piece.file,
    line: piece.line,
    diff: diffOf(piece, ''),
    solution: withText(solution, piece, null),
    within: [],
    counts: false,
  };
}

/** A state of the solution as a whole: what of it is done. */
export function withOnly(left: Solution, what: string, file: string, counts: boolean): Mutant {
  return {
    ...named(counts ? 'previous-state' : 'drop-command', what, [file]),
    file,
    line: 1,
    diff: `${file}: ${what}\n`,
    solution: left,
    within: [],
    counts,
  };
}

function diffOf({ file, line, text }: Piece, other: string): string {
  const patch = structuredPatch(file, file, ended(text), ended(other), '', '', { context: 1 });
  const hunks = patch.hunks.map((hunk) => ({
    ...hunk,
    oldStart: hunk.oldStart + line - 1,
    newStart: hunk.newStart + line - 1,
  }));
  return formatPatch({ ...patch, hunks }, FILE_HEADERS_ONLY);
}

/** A page’s block has no line end of its own. */
const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

function named(mutator: Mutator, what: string, of: readonly string[]): Pick<Mutant, 'id' | 'mutator' | 'what'> {
  const slug = what
    .toLowerCase()
    .replace(/^without /, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 32)
    .replace(/-$/, '');
  const hash = createHash('sha256')
    .update([mutator, what, ...of].join('\n'))
    .digest('hex')
    .slice(0, 6);
  return { id: `${mutator}-${slug}-${hash}`, mutator, what };
}
