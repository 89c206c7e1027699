/** One line of a benchmark: a name, its values round by round, their unit, and the most they should be. */
export interface Figure {
  name: string;
  values: readonly number[];
  unit: 'ms' | 's' | 'MB' | '/s';
  target?: number;
}

/** Value at a quantile from 0 to 1 of a list that is not empty, by nearest rank. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(at * sorted.length) - 1))] ?? Number.NaN;
}

/** A table with median, least, most and target of each figure. */
export function toTable(figures: readonly Figure[]): string {
  const head = ['', 'median', 'least', 'most', 'target', ''];
  const rows = figures.map(({ name, values, unit, target }) => {
    const median = quantile(values, 0.5);
    const verdict = target === undefined ? '' : median <= target ? 'holds' : 'misses';
    return [
      name,
      ...[median, quantile(values, 0), quantile(values, 1)].map((value) => toText(value, unit)),
      target === undefined ? '' : `≤ ${toText(target, unit)}`,
      verdict,
    ];
  });
  return columns([head, ...rows]);
}

/** Rows as lines whose cells stand under each other: the first to the left, the others to the right. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function toText(value: number, unit: Figure['unit']): string {
  return `${value < 10 && unit !== 'ms' ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
