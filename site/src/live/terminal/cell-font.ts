import { fontStep, sizeOf } from './font-size.ts';

const FAMILY = '"Commit Mono", ui-monospace, "SF Mono", Menlo, Consolas, monospace';

/** Width in px of a work pane that holds so many columns, drawn either way: 12 px at each side, and a cell of at most 8.04. */
export function paneWidth(columns: number): number {
  return Math.ceil(columns * 8.04) + 24;
}

export function narrow(): boolean {
  return matchMedia('(max-width: 560px)').matches;
}

/** Font options of xterm such that lines are exactly as high as the design says, whatever the font’s own height. */
export function cellFont(): { fontFamily: string; fontSize: number; lineHeight: number } {
  const { fontSize, line } = sizeOf(fontStep.get(), narrow());
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return { fontFamily: FAMILY, fontSize, lineHeight: 1.1 };
  context.font = `${fontSize}px ${FAMILY}`;
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('W');
  const ratio = window.devicePixelRatio;
  const height = Math.ceil((fontBoundingBoxAscent + fontBoundingBoxDescent) * ratio);
  // xterm rounds down after multiplying, and refuses a factor below 1.
  return { fontFamily: FAMILY, fontSize, lineHeight: Math.max(1, (Math.round(line * ratio) + 0.01) / height) };
}
