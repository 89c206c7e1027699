import type { Config } from '../config.ts';
import type { Opened } from './database.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/** Opens the database that the settings name. */
export function openDatabase({ url, password }: Config['database']): Promise<Opened> {
  return url.startsWith('/') ? openSqlite(url) : openPostgres(url, password);
}
