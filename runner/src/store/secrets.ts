import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';

/** The secret of that name, 256 random bits as base64url; drawn at first use and kept. */
export function loadSecret(database: Database, name: string): string {
  const drawn = randomBytes(32).toString('base64url');
  database.prepare('INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING').run(name, drawn);
  const row = database.prepare('SELECT value FROM secret WHERE name = ?').get(name) as { value: string };
  return row.value;
}
