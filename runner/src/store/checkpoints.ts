import type { Attempt } from './attempts.ts';
import type { Database } from './database.ts';

/** A kept moment of a machine. `step` is the step whose pass it was kept for, null otherwise. It fits machines of its image store alone. */
export interface KeptMoment {
  id: string;
  seat: string;
  lab: string;
  attempt: number;
  step: string | null;
  label: string;
  at: number;
  bytes: number;
  store: string;
  kept: boolean;
}

type Row = Omit<KeptMoment, 'kept'> & { kept: number };
const toMoment = (row: Row): KeptMoment => ({ ...row, kept: row.kept === 1 });

export function addCheckpoint(database: Database, moment: Omit<KeptMoment, 'kept'>): void {
  database
    .prepare(
      'INSERT INTO checkpoint (id, seat, lab, attempt, step, label, at, bytes, store) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      moment.id,
      moment.seat,
      moment.lab,
      moment.attempt,
      moment.step,
      moment.label,
      moment.at,
      moment.bytes,
      moment.store,
    );
}

/** Every moment of an attempt, the oldest first, those that had to make room included. */
export function listCheckpoints(database: Database, attempt: Attempt): KeptMoment[] {
  const rows = database
    .prepare('SELECT * FROM checkpoint WHERE seat = ? AND lab = ? AND attempt = ? ORDER BY at, rowid')
    .all(attempt.seat, attempt.lab, attempt.number) as unknown as Row[];
  return rows.map(toMoment);
}

export function findCheckpoint(database: Database, id: string): KeptMoment | null {
  const row = database.prepare('SELECT * FROM checkpoint WHERE id = ?').get(id) as unknown as Row | undefined;
  return row ? toMoment(row) : null;
}

/** Every moment whose disk is still there, of all seats and labs, in the order in which they make room: undo moments before passed steps, the oldest first. */
export function listKept(database: Database): KeptMoment[] {
  const rows = database
    .prepare('SELECT * FROM checkpoint WHERE kept = 1 ORDER BY step IS NOT NULL, at, rowid')
    .all() as unknown as Row[];
  return rows.map(toMoment);
}

export function markForgotten(database: Database, id: string): void {
  database.prepare('UPDATE checkpoint SET kept = 0 WHERE id = ?').run(id);
}
