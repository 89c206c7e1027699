import { cpus, totalmem } from 'node:os';
import { columns, quantile } from '../figures.ts';

/** Values of one subject. */
export interface Line {
  name: string;
  values: readonly number[];
  /** load average when they were taken */
  load: readonly number[];
}

/** What should be, and what is. */
export interface Target {
  what: string;
  value: number;
  unit: string;
  /** such as {most: 15} */
  limit: { most: number } | { least: number };
}

/** p50, p95 and p99 of each line under a title that names the unit. */
export function section(title: string, lines: readonly Line[]): string {
  const rows = lines.map(({ name, values, load }) => [
    name,
    ...[0.5, 0.95, 0.99].map((at) => short(quantile(values, at))),
    String(values.length),
    `${short(quantile(load, 0))}–${short(quantile(load, 1))}`,
  ]);
  return `${title}\n${columns([['', 'p50', 'p95', 'p99', 'values', 'load'], ...rows])}\n`;
}

/** Each target with what was measured, and whether it holds. */
export function targets(all: readonly Target[]): string {
  const rows = all.map(({ what, value, unit, limit }) => [
    what,
    withUnit(value, unit),
    'most' in limit ? `≤ ${withUnit(limit.most, unit)}` : `≥ ${withUnit(limit.least, unit)}`,
    holds({ value, limit }) ? 'holds' : 'misses',
  ]);
  return `Targets\n${columns([['', 'measured', 'target', ''], ...rows])}\n`;
}

function holds({ value, limit }: Pick<Target, 'value' | 'limit'>): boolean {
  return 'most' in limit ? value <= limit.most : value >= limit.least;
}

export function host(): string {
  const [cpu] = cpus();
  return `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 1e9)} GB of memory, Node ${process.versions.node}`;
}

const withUnit = (value: number, unit: string): string => `${short(value)} ${unit}`.trim();

/** Three digits are as much as a measurement holds. */
function short(value: number): string {
  if (Number.isNaN(value)) return '–';
  return Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
}
