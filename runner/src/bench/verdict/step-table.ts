import { columns, quantile } from '../figures.ts';

export interface StepFigures {
  step: string;
  /** ms from a command’s end to the verdict, round by round */
  failing: readonly number[];
  holding: readonly number[];
  /** ms that the check alone took, the last time that all held */
  took: number;
  /** the findings that take longest, each asked alone, in ms */
  slowest: readonly { what: string; ms: number }[];
}

const TARGET = { p50: 300, p95: 1000 };

/** A row for each step: ms to the verdict, median and 95th percentile, and where the time goes. */
export function stepTable(figures: readonly StepFigures[]): string {
  const head = ['', 'fails p50', 'p95', 'holds p50', 'p95', '', 'its check', 'slowest findings, alone'];
  const rows = figures.map(({ step, failing, holding, took, slowest }) => {
    const kinds = [failing, holding];
    const held = kinds.every((ms) => quantile(ms, 0.5) <= TARGET.p50 && quantile(ms, 0.95) <= TARGET.p95);
    return [
      step,
      ...kinds.flatMap((ms) => [toMs(quantile(ms, 0.5)), toMs(quantile(ms, 0.95))]),
      held ? 'holds' : 'misses',
      toMs(took),
      slowest.map(({ what, ms }) => `${what} ${toMs(ms)}`).join(', '),
    ];
  });
  return `${columns([head, ...rows])}\ntarget: p50 ≤ ${TARGET.p50} ms, p95 ≤ ${TARGET.p95} ms`;
}

const toMs = (ms: number): string => (Number.isFinite(ms) ? `${Math.round(ms)} ms` : Number.isNaN(ms) ? '–' : 'none');
