/** A piece of a code block: its text as it is, or a place that the learner fills in. */
export interface Piece {
  text: string;
  slot: boolean;
}

/** Cuts `"digest": "‹paste it here›"` into what stands there and what is to be filled in; the marks themselves go. */
export function toPieces(code: string): Piece[] {
  return code
    .split(/(‹[^‹›\n]*›)/)
    .filter((text) => text !== '')
    .map((text) =>
      text.startsWith('‹') && text.endsWith('›') ? { text: text.slice(1, -1), slot: true } : { text, slot: false },
    );
}
