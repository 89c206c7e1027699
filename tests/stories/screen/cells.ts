import type { Page } from '@playwright/test';

/** A character as the browser has laid it out: `col` is where it begins, in cells; colours are `rgb(…)`. */
interface Cell {
  text: string;
  col: number;
  fg: string;
  bg: string;
}

/** The characters of a row of the terminal in front, the empty cells between them too. */
export function cellsOf(page: Page, row: number, cols: number): Promise<Cell[]> {
  const line = page.locator('.term:not([hidden]) .xterm-rows > div').nth(row);
  return line.evaluate((element, columns) => {
    const { left, width } = element.getBoundingClientRect();
    const ground = getComputedStyle(element.closest('.xterm')?.querySelector('.xterm-scrollable-element') ?? element);
    const cells: Cell[] = [];
    for (const span of element.querySelectorAll('span')) {
      const { color, backgroundColor } = getComputedStyle(span);
      const text = span.firstChild;
      if (!(text instanceof Text)) continue;
      for (const { segment, index } of new Intl.Segmenter().segment(text.data)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + segment.length);
        cells.push({
          text: segment.replace('\u00a0', ' '),
          col: Math.round((range.getBoundingClientRect().left - left) / (width / columns)),
          fg: color,
          bg: backgroundColor === 'rgba(0, 0, 0, 0)' ? ground.backgroundColor : backgroundColor,
        });
      }
    }
    return cells;
  }, cols);
}

/** The middle of a cell, for the mouse. */
export async function middleOf(
  page: Page,
  { cols, rows }: { cols: number; rows: number },
  cell: { x: number; y: number },
): Promise<{ x: number; y: number }> {
  const box = await page.locator('.term:not([hidden]) .xterm-rows').boundingBox();
  if (box === null) throw new Error('no terminal is in view');
  return {
    x: box.x + ((cell.x + 0.5) * box.width) / cols,
    y: box.y + ((cell.y + 0.5) * box.height) / rows,
  };
}
