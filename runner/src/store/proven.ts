import type { Database } from './database.ts';

/** The checkpoint of a machine in which the lab's steps up to this one are done by their proven solutions, for this image store. */
export function findProven(database: Database, lab: string, step: string, store: string): string | null {
  const row = database
    .prepare('SELECT checkpoint FROM proven WHERE lab = ? AND step = ? AND store = ?')
    .get(lab, step, store) as { checkpoint: string } | undefined;
  return row?.checkpoint ?? null;
}

export function keepProven(
  database: Database,
  proven: { lab: string; step: string; store: string; checkpoint: string; bytes: number },
): void {
  database
    .prepare('INSERT OR REPLACE INTO proven (lab, step, store, checkpoint, bytes) VALUES (?, ?, ?, ?, ?)')
    .run(proven.lab, proven.step, proven.store, proven.checkpoint, proven.bytes);
}

/** Every checkpoint of a proven step. */
export function listProven(database: Database): string[] {
  const rows = database.prepare('SELECT checkpoint FROM proven').all() as unknown as { checkpoint: string }[];
  return rows.map((row) => row.checkpoint);
}

/** Forgets the lab's proven steps that fit another image store than this one; returns their checkpoints, whose disks the caller removes. */
export function takeStaleProven(database: Database, lab: string, store: string): string[] {
  const rows = database
    .prepare('DELETE FROM proven WHERE lab = ? AND store <> ? RETURNING checkpoint')
    .all(lab, store) as unknown as { checkpoint: string }[];
  return rows.map((row) => row.checkpoint);
}
