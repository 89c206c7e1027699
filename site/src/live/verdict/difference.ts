/** A run of characters of a value: alike, cut away, or where the two values part. `missing` is as many empty cells as `text` is long. */
export interface Piece {
  kind: 'same' | 'cut' | 'differs' | 'missing';
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
  if (expected === found || !sameShape(expected, found)) return null;
  const at = commonStart(expected, found);
  const gap = expected.length - found.length;
  const hex = isHex(expected) && isHex(found);
  if (gap > 0 && expected.slice(at + gap) === found.slice(at)) {
    return laidOut(expected, found, { at, ofExpected: gap, ofFound: 0 }, hex, `${gap} missing`);
  }
  if (gap < 0 && found.slice(at - gap) === expected.slice(at)) {
    return laidOut(expected, found, { at, ofExpected: 0, ofFound: -gap }, hex, `${-gap} too many`);
  }
  return laidOut(expected, found, { at, ofExpected: 1, ofFound: 1 }, hex, `differs at character ${at + 1}`);
}

interface Mark {
  at: number;
  ofExpected: number;
  ofFound: number;
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
  if (a.includes('\n') || b.includes('\n')) return false;
  if (isHex(a) && isHex(b)) return Math.abs(a.length - b.length) <= GROUP;
  const longer = Math.max(a.length, b.length);
  const start = commonStart(a, b);
  const end = commonEnd(a.slice(start), b.slice(start));
  return longer >= 4 && start + end >= longer / 2;
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}

function commonEnd(a: string, b: string): number {
  let count = 0;
  while (count < a.length && count < b.length && a.at(-1 - count) === b.at(-1 - count)) count += 1;
  return count;
}
