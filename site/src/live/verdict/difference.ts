import type { Mark } from './first-difference.ts';
import { differingWord } from './differing-word.ts';
import { commonEnd, commonStart, parting } from './first-difference.ts';

/**
 * A run of characters of a value: alike, cut away, or where the two values part. `missing` is as many empty cells as `text` is long;
 * `space` only keeps what follows under its counterpart.
 */
export interface Piece {
  kind: 'same' | 'cut' | 'differs' | 'missing' | 'space';
  text: string;
}

export interface Difference {
  expected: Piece[];
  found: Piece[];
  /** The difference in words, for the eye and the ear, such as `1 missing`. */
  says: string;
}

/** Cells shown of a value; a hexadecimal one stands in four groups. */
const SHOWN = { text: 44, hex: 32 };
const GROUP = 8;

/**
 * Lays two values of one shape exactly under each other and marks the first difference; null where they are equal or too
 * unlike for a mark to help. Long values keep the part around the difference, and long hexadecimal ones stand in groups of 8.
 */
export function difference(expected: string, found: string): Difference | null {
  if (expected === found || expected.includes('\n') || found.includes('\n')) return null;
  const words = differingWord(expected, found);
  if (words !== null) return laidOut(expected, found, words.mark, false, words.says);
  if (!sameShape(expected, found)) return null;
  const { mark, says } = parting(expected, found);
  return laidOut(expected, found, mark, isHex(expected) && isHex(found), says);
}

function laidOut(expected: string, found: string, mark: Mark, hex: boolean, says: string): Difference {
  const wide = Math.max(mark.ofExpected, mark.ofFound);
  const cells = Math.max(expected.length + wide - mark.ofExpected, found.length + wide - mark.ofFound);
  const from = firstShown(cells, mark.at + wide, hex);
  const to = Math.min(cells, from + (hex ? SHOWN.hex : SHOWN.text));
  const side = (value: string, own: number): Piece[] => {
    const rest = value.slice(mark.at + own);
    const shown = rest.slice(0, Math.max(0, to - mark.at - wide));
    const pieces: Piece[] = [];
    if (from > 0) pieces.push({ kind: 'cut', text: '… ' });
    pieces.push({ kind: 'same', text: value.slice(from, mark.at) });
    if (own > 0) pieces.push({ kind: 'differs', text: value.slice(mark.at, mark.at + own) });
    else pieces.push({ kind: 'missing', text: ' '.repeat(wide) });
    if (own > 0 && own < wide && rest !== '') pieces.push({ kind: 'space', text: ' '.repeat(wide - own) });
    pieces.push({ kind: 'same', text: shown });
    if (shown.length < rest.length) pieces.push({ kind: 'cut', text: '…' });
    const kept = pieces.filter((piece) => piece.text !== '');
    return hex && cells >= 2 * GROUP ? grouped(kept, from) : kept;
  };
  return { expected: side(expected, mark.ofExpected), found: side(found, mark.ofFound), says };
}

/** Where to begin so that the mark is in view; at the end of a group where there are groups. */
function firstShown(cells: number, markEnd: number, hex: boolean): number {
  const shown = hex ? SHOWN.hex : SHOWN.text;
  if (cells <= shown) return 0;
  const from = Math.min(Math.max(0, markEnd - shown + GROUP), cells - shown);
  return hex ? Math.ceil(from / GROUP) * GROUP : from;
}

/** Puts a space before every eighth cell, counted from the start of the whole value. */
function grouped(pieces: Piece[], from: number): Piece[] {
  let cell = from;
  return pieces.map((piece) => {
    if (piece.kind === 'cut') return piece;
    let text = '';
    for (const character of piece.text) {
      if (cell > from && cell % GROUP === 0) text += ' ';
      text += character;
      cell += 1;
    }
    return { kind: piece.kind, text };
  });
}

function isHex(value: string): boolean {
  return value.length >= 2 * GROUP - 2 && /^[0-9a-f]+$/i.test(value);
}

function sameShape(a: string, b: string): boolean {
  if (isHex(a) && isHex(b)) return Math.abs(a.length - b.length) <= GROUP;
  const longer = Math.max(a.length, b.length);
  const start = commonStart(a, b);
  const end = commonEnd(a.slice(start), b.slice(start));
  return longer >= 4 && start + end >= longer / 2;
}
