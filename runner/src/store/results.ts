import { Verdict } from '@stackyard/protocol/verdict';
import type { Attempt } from './attempts.ts';
import type { Database } from './database.ts';

/** What is kept of one step in one attempt. `skipped`: done for the learner by “go to step”. */
export interface Result {
  step: string;
  state: 'passed' | 'failed' | 'error' | 'skipped';
  at: number;
  verdict: Verdict | null;
}

interface Row {
  step: string;
  state: Result['state'];
  at: number;
  verdict: string | null;
}

/** Every result of an attempt, in the order of the steps’ ids. */
export function listResults(database: Database, attempt: Attempt): Result[] {
  const rows = database
    .prepare('SELECT step, state, at, verdict FROM result WHERE seat = ? AND lab = ? AND attempt = ? ORDER BY step')
    .all(attempt.seat, attempt.lab, attempt.number) as unknown as Row[];
  return rows.map((row) => ({ ...row, verdict: row.verdict === null ? null : Verdict.parse(JSON.parse(row.verdict)) }));
}

const STATE = { pass: 'passed', fail: 'failed', error: 'error' } as const;

/** Keeps a verdict. A passed step stays passed: later verdicts of the attempt change nothing. Returns whether this was the step's first pass. */
export function keepVerdict(database: Database, attempt: Attempt, verdict: Verdict, now: number): boolean {
  const { changes } = database
    .prepare(
      `INSERT INTO result (seat, lab, attempt, step, state, at, verdict) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET state = excluded.state, at = excluded.at, verdict = excluded.verdict WHERE result.state <> 'passed'`,
    )
    .run(attempt.seat, attempt.lab, attempt.number, verdict.step, STATE[verdict.outcome], now, JSON.stringify(verdict));
  return changes === 1 && verdict.outcome === 'pass';
}

/** Marks these steps as done for the learner, unless they passed by themselves. Returns those that were marked now. */
export function skipSteps(database: Database, attempt: Attempt, steps: readonly string[], now: number): string[] {
  const skip = database.prepare(
    `INSERT INTO result (seat, lab, attempt, step, state, at, verdict) VALUES (?, ?, ?, ?, 'skipped', ?, NULL)
     ON CONFLICT DO UPDATE SET state = 'skipped', at = excluded.at WHERE result.state IN ('failed', 'error')`,
  );
  return steps.filter((step) => skip.run(attempt.seat, attempt.lab, attempt.number, step, now).changes === 1);
}

/** Takes the marks of `skipSteps` back: the steps are to do again. */
export function unskipSteps(database: Database, attempt: Attempt, steps: readonly string[]): void {
  const remove = database.prepare(
    `DELETE FROM result WHERE seat = ? AND lab = ? AND attempt = ? AND step = ? AND state = 'skipped'`,
  );
  for (const step of steps) remove.run(attempt.seat, attempt.lab, attempt.number, step);
}
