import { holdsData, readData, type Span } from './data.ts';
import { dropCommand } from './drop-command.ts';
import { dropFlag } from './drop-flag.ts';
import { apply, type Change, type Edit, type Mutator } from './edit.ts';
import { emptyFile } from './empty-file.ts';
import { idleIn } from './idle.ts';
import type { Facts } from './facts.ts';
import { missingSecret } from './missing-secret.ts';
import { toMutant, withoutBlock, withOnly, type Mutant } from './mutant.ts';
import { piecesOf, type Piece, type Solution } from './piece.ts';
import { previousStates } from './previous-state.ts';
import { readPiece, type Reading } from './reading.ts';
import { sense, type Shell } from './shell.ts';
import { swappedOrder } from './swapped-order.ts';
import { wrongName } from './wrong-name.ts';
import { wrongPort } from './wrong-port.ts';

const OF_A_PIECE: readonly [Mutator, (reading: Reading, facts: Facts) => Edit[]][] = [
  ['drop-command', dropCommand],
  ['drop-flag', dropFlag],
  ['wrong-port', wrongPort],
  ['wrong-name', wrongName],
  ['missing-secret', missingSecret],
  ['swapped-order', swappedOrder],
  ['empty-file', emptyFile],
];

/** All mutants of a solution, those left out that are the same answer, in the order of the text. */
export function mutantsOf(solution: Solution, facts: Facts, shell: Shell): Mutant[] {
  const pieces = piecesOf(solution);
  const count = new Map<string, number>();
  // the same change in the same words may stand at several places
  const once = (make: (again: number) => Mutant): Mutant => {
    const { id } = make(0);
    const again = count.get(id) ?? 0;
    count.set(id, again + 1);
    return again === 0 ? make(0) : make(again);
  };
  const blocks = pieces.filter(({ block }) => block !== null);
  const page =
    solution.solve !== null && blocks.length > 1
      ? withOnly({ blocks: [], solve: solution.solve }, 'without the page’s blocks', 'step.mdx', false)
      : null;
  return [
    ...previousStates(solution),
    ...(page ? [page] : []),
    ...pieces.flatMap((piece) => {
      if (piece.block === null) return inside(solution, piece, once, { facts, shell });
      const whole = { ...once((again) => withoutBlock(solution, piece, again)), within: page ? [page.id] : [] };
      const inner = inside(solution, piece, once, { facts, shell });
      return [
        whole,
        ...inner.map((mutant) => ({ ...mutant, within: mutant.within.length > 0 ? mutant.within : [whole.id] })),
      ];
    }),
  ];
}

function inside(
  solution: Solution,
  piece: Piece,
  once: (make: (again: number) => Mutant) => Mutant,
  { facts, shell }: { facts: Facts; shell: Shell },
): Mutant[] {
  const reading = readPiece(piece, shell);
  const seen = new Set([meaning(reading, piece.text, shell)]);
  const idle = reading.root ? idleIn(reading.root) : [];
  const made: { mutant: Mutant; edit: Edit }[] = [];
  for (const [mutator, edits] of OF_A_PIECE)
    for (const edit of edits(reading, facts)) {
      if (edit.changes.some((change) => liesIn(change, piece.text, idle))) continue;
      const means = meaning(reading, apply(piece.text, edit.changes), shell);
      if (means === null || seen.has(means)) continue;
      seen.add(means);
      made.push({ edit, mutant: once((again) => toMutant(solution, piece, mutator, edit, again)) });
    }
  const drops = made.filter(({ mutant }) => mutant.mutator === 'drop-command');
  return made.map(({ mutant, edit }) => ({ ...mutant, within: around(edit, drops) }));
}

/** Whether a change is all in one of the spans, the `&&` or `|` in front of it left aside. */
function liesIn({ from, to }: Change, text: string, spans: readonly Span[]): boolean {
  const begin = from + (/^\s*(?:&&|\|\|?)\s*/.exec(text.slice(from, to))?.[0].length ?? 0);
  return begin < to && spans.some((span) => span.from <= begin && to <= span.to);
}

/** What a text says, however it is written; null where it can no more be read. */
function meaning({ piece, root }: Reading, text: string, shell: Shell): string | null {
  if (piece.kind === 'file') return holdsData(piece.path ?? '') && text !== '' ? (readData(text)?.means ?? null) : text;
  const parsed = shell.parse(text);
  return parsed.hasError && root?.hasError === false ? null : sense(parsed);
}

/** For each change, the smallest command left out that holds the whole of it. */
function around(edit: Edit, drops: readonly { edit: Edit; mutant: Mutant }[]): string[] {
  const ids = edit.changes.flatMap(({ from, to }) => {
    const holding = drops.flatMap(({ edit: drop, mutant }) => {
      const [gone] = drop.changes;
      if (!gone || drop === edit || gone.from > from || to > gone.to) return [];
      // what is put in front of a command is not in it
      return from === to && gone.from === from ? [] : [{ id: mutant.id, size: gone.to - gone.from }];
    });
    return holding.toSorted((a, b) => a.size - b.size).slice(0, 1);
  });
  return [...new Set(ids.map(({ id }) => id))];
}
