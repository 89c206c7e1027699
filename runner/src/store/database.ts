import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MIGRATIONS } from './migrations.ts';

export type Database = DatabaseSync;

/** The database's file in the folder that outlives the runner. */
export const databaseFile = (data: string): string => join(data, 'state', 'stackyard.sqlite');

/** Opens (or makes) the runner's database and brings it to today's version. `:memory:` for tests. */
export function openDatabase(file: string): Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  // WAL and the timeout let `prove` write while the runner reads and writes. FULL: a pass that was shown must survive a power cut, not only a crash of the runner.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000');
  migrate(database);
  return database;
}

function migrate(database: Database): void {
  const version = versionOf(database);
  if (version > MIGRATIONS.length) {
    database.close();
    throw new Error(
      `The database is of version ${version}, newer than this Stackyard, which knows ${MIGRATIONS.length}. Start the newer one.`,
    );
  }
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (index < version) continue;
    transaction(database, () => {
      // another process may have done it meanwhile
      if (versionOf(database) === index) database.exec(`${sql}; PRAGMA user_version = ${index + 1}`);
    });
  }
}

function versionOf(database: Database): number {
  return (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
}

/** Runs `work` so that all of it is kept or nothing. */
export function transaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (thrown) {
    database.exec('ROLLBACK');
    throw thrown;
  }
}

/**
 * Runs `work` without waiting for the disk, which takes from half a millisecond to tens of them: what it writes survives any end of the
 * runner, but may be gone after a power cut. For what a power cut ends anyhow.
 */
export function withoutWaiting(database: Database, work: () => void): void {
  database.exec('PRAGMA synchronous = NORMAL');
  try {
    work();
  } finally {
    database.exec('PRAGMA synchronous = FULL');
  }
}
