/** As much of xterm’s buffer as reading it needs. */
export interface Rows {
  readonly length: number;
  getLine(at: number): { isWrapped: boolean; translateToString(trimRight: boolean): string } | undefined;
}

/** The rows from `from` to before `to` as lines: what was wrapped at the edge of the screen is one line again. */
export function linesOf(rows: Rows, from = 0, to = rows.length): string[] {
  const lines: string[] = [];
  for (let at = from; at < to; at += 1) {
    const row = rows.getLine(at);
    if (!row) continue;
    // A row that is continued keeps the spaces at its end.
    const text = row.translateToString(rows.getLine(at + 1)?.isWrapped !== true);
    const last = lines.at(-1);
    if (row.isWrapped && last !== undefined) lines[lines.length - 1] = last + text;
    else lines.push(text);
  }
  return lines;
}

interface Buffers {
  readonly active: Rows & { readonly type: 'normal' | 'alternate' };
  readonly normal: Rows;
}

/** All that scrolled by and the screen, also one that a program has for itself. */
export function allText({ active, normal }: Buffers): string {
  const own = active.type === 'alternate' ? linesOf(active) : [];
  return toText([...linesOf(normal), ...own]);
}

/** The first row of the line that row `at` belongs to. */
export function beginOf(rows: Rows, at: number): number {
  let begin = at;
  while (begin > 0 && rows.getLine(begin)?.isWrapped === true) begin -= 1;
  return begin;
}

/** Lines as a text, without the empty rows that the screen has below the last one. */
export function toText(lines: readonly string[]): string {
  return lines.join('\n').trimEnd();
}
