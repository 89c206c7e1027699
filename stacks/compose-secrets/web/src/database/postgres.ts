import pg from 'pg';
import { log, messageOf } from '../log.ts';
import type { Ask, Database, Opened, Value } from './database.ts';
import { explainRefusal, withPassword } from './postgres-address.ts';

/** The app’s own number for the lock that one replica at a time holds while it starts. */
const START_LOCK = 5_000_001;
const CONNECT_MS = 2000;
const STATEMENT_MS = 3000;
/** A database that hangs says nothing of its own limit. */
const ANSWER_MS = 3500;
/** How long a start may wait for other replicas that start. */
const START_MS = 30_000;

/** Opens a database of PostgreSQL. What keeps it shut is thrown as a sentence that names the setting. */
export async function openPostgres(url: string, password: string | null): Promise<Opened> {
  const pool = new pg.Pool({
    connectionString: withPassword(url, password),
    max: 5,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    query_timeout: ANSWER_MS,
  });
  pool.on('error', (error) => log(`a connection to the database was lost: ${messageOf(error)}`));
  try {
    await pool.query('select 1');
  } catch (error) {
    throw explainRefusal(url, error);
  }

  const database: Database = {
    ask: on(pool),
    batch: (statements) =>
      transaction(pool, async (client) => {
        for (const { sql, values } of statements) await client.query(sql, [...values]);
      }),
    [Symbol.asyncDispose]: () => pool.end(),
  };
  return {
    database,
    serial: 'integer primary key generated always as identity',
    alone: (work) =>
      transaction(pool, async (client) => {
        await client.query(`set local statement_timeout = ${START_MS}`);
        const lock = { text: 'select pg_advisory_xact_lock($1)', values: [START_LOCK], query_timeout: START_MS };
        await client.query(lock);
        await work(on(client));
      }),
  };
}

function on(asked: pg.Pool | pg.PoolClient): Ask {
  return async <Row extends object>(sql: string, ...values: readonly Value[]) => {
    const { rows } = await asked.query<Row>(sql, [...values]);
    return rows;
  };
}

async function transaction(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  let lost: Error | undefined;
  try {
    await client.query('begin');
    await work(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch((cause: unknown) => {
      lost = new Error('the connection was lost', { cause });
    });
    throw error;
  } finally {
    client.release(lost);
  }
}
