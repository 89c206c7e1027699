import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';

/** One learner starting one lab; outlives its sessions. Times are milliseconds since the epoch. */
export interface Attempt {
  seat: string;
  lab: string;
  number: number;
  /** what the attempt's own names, ports and passwords are drawn from */
  seed: string;
  startedAt: number;
  lastAt: number;
  /** Whether the learner wants what its terminals show to be recorded. */
  recording: boolean;
}

interface Row {
  seat: string;
  lab: string;
  number: number;
  seed: string;
  started_at: number;
  last_at: number;
  recording: number;
}

const toAttempt = (row: Row): Attempt => ({
  seat: row.seat,
  lab: row.lab,
  number: row.number,
  seed: row.seed,
  startedAt: row.started_at,
  lastAt: row.last_at,
  recording: row.recording === 1,
});

/** The newest attempt of that seat at that lab, or the one of that number. */
export function findAttempt(database: Database, seat: string, lab: string, number?: number): Attempt | null {
  const rows =
    number === undefined
      ? database
          .prepare('SELECT * FROM attempt WHERE seat = ? AND lab = ? ORDER BY last_at DESC, number DESC LIMIT 1')
          .all(seat, lab)
      : database.prepare('SELECT * FROM attempt WHERE seat = ? AND lab = ? AND number = ?').all(seat, lab, number);
  const row = rows[0] as Row | undefined;
  return row ? toAttempt(row) : null;
}

/** Begins the next attempt, numbered from 1 for each seat and lab. */
export function beginAttempt(database: Database, seat: string, lab: string, now: number): Attempt {
  const row = database
    .prepare(
      `INSERT INTO attempt (seat, lab, number, seed, started_at, last_at)
       SELECT ?1, ?2, coalesce(max(number), 0) + 1, ?3, ?4, ?4 FROM attempt WHERE seat = ?1 AND lab = ?2 RETURNING *`,
    )
    .get(seat, lab, randomBytes(8).toString('hex'), now) as unknown as Row;
  return toAttempt(row);
}

/** Notes that the learner did something in this attempt; the attempt last used is the one that a new session goes on with. */
export function touchAttempt(database: Database, attempt: Attempt, now: number): void {
  database
    .prepare('UPDATE attempt SET last_at = ? WHERE seat = ? AND lab = ? AND number = ?')
    .run(now, attempt.seat, attempt.lab, attempt.number);
}

export function setRecording(database: Database, attempt: Attempt, on: boolean): void {
  database
    .prepare('UPDATE attempt SET recording = ? WHERE seat = ? AND lab = ? AND number = ?')
    .run(Number(on), attempt.seat, attempt.lab, attempt.number);
}
