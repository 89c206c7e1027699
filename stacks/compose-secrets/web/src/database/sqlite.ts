import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import type { Ask, Database, Opened, Value } from './database.ts';

/** How long a writer waits for another one’s transaction. */
const BUSY_MS = 5000;
/** How long a start may wait for other replicas that start. */
const START_MS = 30_000;

/** Opens a SQLite file that several replicas on one host share. */
export async function openSqlite(file: string): Promise<Opened> {
  const sqlite = new DatabaseSync(file, { timeout: BUSY_MS });
  // the change to a write-ahead log does not wait by itself where another process makes the same one
  await whenFree(() => sqlite.exec('pragma journal_mode = wal'));
  sqlite.exec('pragma synchronous = normal; pragma foreign_keys = on');

  const ask: Ask = <Row extends object>(sql: string, ...values: readonly Value[]) =>
    Promise.resolve(sqlite.prepare(toSqlite(sql)).all(...values) as unknown as Row[]);
  const database: Database = {
    ask,
    batch: (statements) => {
      sqlite.exec('begin immediate');
      try {
        for (const { sql, values } of statements) sqlite.prepare(toSqlite(sql)).run(...values);
        sqlite.exec('commit');
      } catch (error) {
        sqlite.exec('rollback');
        throw error;
      }
      return Promise.resolve();
    },
    [Symbol.asyncDispose]: () => Promise.resolve(sqlite.close()),
  };
  return {
    database,
    serial: 'integer primary key autoincrement',
    alone: async (work) => {
      await whenFree(() => sqlite.exec('begin immediate'));
      await work(ask);
      sqlite.exec('commit');
    },
  };
}

/** `$1` of PostgreSQL is `?1` in SQLite. */
function toSqlite(sql: string): string {
  return sql.replaceAll(/\$(\d+)/g, '?$1');
}

/** Does what may find the file locked, again and again until it is free. */
async function whenFree(act: () => void): Promise<void> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    try {
      act();
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error;
      await delay(20);
    }
  }
}

const SQLITE_BUSY = 5;

/** The low byte says the kind, the others more of it (SQLite, “result codes”). */
function isBusy(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error)) return false;
  return (Number(error.errcode) & 0xff) === SQLITE_BUSY;
}
