import type { Database } from './database.ts';

/** How long the lab's images took to build last time, in milliseconds; null if never built. */
export function lastBuildMs(database: Database, lab: string): number | null {
  const row = database.prepare('SELECT took_ms FROM build WHERE lab = ?').get(lab) as { took_ms: number } | undefined;
  return row?.took_ms ?? null;
}

export function keepBuildMs(database: Database, lab: string, tookMs: number): void {
  database.prepare('INSERT OR REPLACE INTO build (lab, took_ms) VALUES (?, ?)').run(lab, Math.round(tookMs));
}
