export const STEP_PX = 16;
const SNAP_PX = 10;

/** The nearest of the wanted widths where it is within 10 px, else the width itself. */
export function snapped(px: number, wanted: number[]): number {
  return wanted.find((each) => Math.abs(each - px) <= SNAP_PX) ?? Math.round(px);
}

/** Between least and most; where the page is too small for both, the least wins. */
export function within(px: number, least: number, most: number): number {
  return Math.round(Math.max(least, Math.min(px, most)));
}
