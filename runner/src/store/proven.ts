import type { Database } from './database.ts';

/** The checkpoint of a machine in which the lab's steps up to this one are done by their proven solutions, for this edition of the lab. */
export function findProven(database: Database, lab: string, step: string, edition: string): string | null {
  const row = database
    .prepare('SELECT checkpoint FROM proven WHERE lab = ? AND step = ? AND edition = ?')
    .get(lab, step, edition) as { checkpoint: string } | undefined;
  return row?.checkpoint ?? null;
}

/** Returns false where one is kept for that step already; then nothing changes. */
export function keepProven(
  database: Database,
  proven: { lab: string; step: string; edition: string; checkpoint: string; bytes: number },
): boolean {
  const { changes } = database
    .prepare('INSERT OR IGNORE INTO proven (lab, step, edition, checkpoint, bytes) VALUES (?, ?, ?, ?, ?)')
    .run(proven.lab, proven.step, proven.edition, proven.checkpoint, proven.bytes);
  return changes > 0;
}

/** Every checkpoint of a proven step. */
export function listProven(database: Database): string[] {
  const rows = database.prepare('SELECT checkpoint FROM proven').all() as unknown as { checkpoint: string }[];
  return rows.map((row) => row.checkpoint);
}

/** Forgets the lab's proven steps of editions that do not begin like this; returns their checkpoints, whose disks the caller removes. */
export function takeStaleProven(database: Database, lab: string, edition: string): string[] {
  const rows = database
    .prepare('DELETE FROM proven WHERE lab = ?1 AND substr(edition, 1, length(?2)) <> ?2 RETURNING checkpoint')
    .all(lab, edition) as unknown as { checkpoint: string }[];
  return rows.map((row) => row.checkpoint);
}
