import { SessionState } from '@stackyard/protocol/session';
import { z } from 'zod';
import { withoutWaiting, type Database } from './database.ts';

/** What “undo” would bring back: a machine, the attempt it belonged to, and the marks that were set since. Times in ms since the epoch. */
export const Undo = z.object({
  label: z.string(),
  checkpoint: z.string(),
  until: z.number(),
  attempt: z.number(),
  skipped: z.array(z.string()),
});
export type Undo = z.infer<typeof Undo>;

const Terminals = z.array(z.object({ id: z.string(), name: z.string() }));

/** What is kept of a session, so that it can be adopted after the runner ended. Times in ms since the epoch. */
export interface SessionRow {
  id: string;
  seat: string;
  lab: string;
  attempt: number;
  state: SessionState;
  /** the image store that its machine was started with */
  store: string | null;
  /** name of its machine in the engine */
  machine: string | null;
  startedAt: number | null;
  expiresAt: number | null;
  terminals: { id: string; name: string }[];
  undo: Undo | null;
}

const Row = z.object({
  id: z.string(),
  seat: z.string(),
  lab: z.string(),
  attempt: z.number(),
  state: SessionState,
  store: z.string().nullable(),
  machine: z.string().nullable(),
  started_at: z.number().nullable(),
  expires_at: z.number().nullable(),
  terminals: z.string(),
  undo: z.string().nullable(),
});

/** Keeps the session as it is now. A second live session of the same seat and lab is refused by the database itself. */
export function keepSession(database: Database, row: SessionRow): void {
  database
    .prepare(
      `INSERT INTO session (id, seat, lab, attempt, state, store, machine, started_at, expires_at, terminals, undo) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET attempt = excluded.attempt, state = excluded.state, store = excluded.store, machine = excluded.machine, started_at = excluded.started_at,
         expires_at = excluded.expires_at, terminals = excluded.terminals, undo = excluded.undo`,
    )
    .run(
      row.id,
      row.seat,
      row.lab,
      row.attempt,
      row.state,
      row.store,
      row.machine,
      row.startedAt,
      row.expiresAt,
      JSON.stringify(row.terminals),
      row.undo && JSON.stringify(row.undo),
    );
}

/** Keeps which terminals a session has: often, while a page waits for one. No shell outlives a power cut. */
export function keepTerminals(database: Database, { id, terminals }: Pick<SessionRow, 'id' | 'terminals'>): void {
  withoutWaiting(database, () => {
    database.prepare('UPDATE session SET terminals = ? WHERE id = ?').run(JSON.stringify(terminals), id);
  });
}

/** Every session that had not ended when it was last kept. */
export function listLiveSessions(database: Database): SessionRow[] {
  return database
    .prepare(`SELECT * FROM session WHERE state NOT IN ('ended', 'failed')`)
    .all()
    .map((raw) => {
      const row = Row.parse(raw);
      return {
        id: row.id,
        seat: row.seat,
        lab: row.lab,
        attempt: row.attempt,
        state: row.state,
        store: row.store,
        machine: row.machine,
        startedAt: row.started_at,
        expiresAt: row.expires_at,
        terminals: Terminals.parse(JSON.parse(row.terminals)),
        undo: row.undo === null ? null : Undo.parse(JSON.parse(row.undo)),
      };
    });
}

/** Ends it in the records alone; for a session whose machine was not found again. */
export function closeSession(database: Database, id: string): void {
  database.prepare(`UPDATE session SET state = 'ended' WHERE id = ?`).run(id);
}
