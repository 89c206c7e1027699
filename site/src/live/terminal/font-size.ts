import { remember, remembered } from '../remembered.ts';
import { createWatched } from '../watched.ts';

const KEY = 'terminal-font';
/** Steps below and above the usual size. */
const LEAST = -2;
const MOST = 8;

/** The usual size is a character a little over 8 px wide, in lines of 18 px; narrow pages have 12 px in lines of 17. */
const USUAL_CELL = 8;
const NARROW = { fontSize: 12, line: 17 };

/** The learner’s choice in steps from the usual size: a step is a pixel of a character’s width. */
export const fontStep = createWatched(within(remembered<number>(KEY) ?? 0));

/** `0` goes back to the usual size; false where there is nothing further. */
export function chooseFont(by: 1 | -1 | 0): void {
  const step = by === 0 ? 0 : within(fontStep.get() + by);
  remember(KEY, step);
  fontStep.set(step);
}

export function canChoose(by: 1 | -1 | 0): boolean {
  const step = fontStep.get();
  return by === 0 ? step !== 0 : within(step + by) !== step;
}

/**
 * Font size and height of a line in px. WebGL cuts a cell to whole pixels, and 7.8 would become 7: so a size is made for a cell that is a
 * little wider than a whole number. A character of Commit Mono is 0.6 of its size, and Chromium rounds sizes down to steps of about 1/16 px.
 */
export function sizeOf(step: number, isNarrow: boolean): { fontSize: number; line: number } {
  const ratio = (USUAL_CELL + step) / USUAL_CELL;
  if (isNarrow) return { fontSize: NARROW.fontSize * ratio, line: Math.round(NARROW.line * ratio) };
  return { fontSize: Math.round(((USUAL_CELL + step + 0.04) / 0.6) * 10) / 10, line: Math.round(18 * ratio) };
}

function within(step: number): number {
  return Number.isInteger(step) ? Math.max(LEAST, Math.min(MOST, step)) : 0;
}
