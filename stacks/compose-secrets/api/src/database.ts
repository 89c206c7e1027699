import pg from 'pg';
import { messageOf } from './message-of.ts';
import { readPassword } from './read-password.ts';

/** Longest wait for a connection, and for an answer on it. */
const WITHIN_MS = 2000;
const MOST_CONNECTIONS = 5;

export interface DatabaseOptions {
  host: string;
  port: number;
  user: string;
  database: string;
  passwordFile: string;
  log: (line: string) => void;
}

/** The database cannot be asked now: it is away, or refuses the password. */
export class DatabaseAway extends Error {}

/**
 * Connections to the database, made with the password that the file holds now: when it changes, those that were made with
 * the one before are let go. While the file is gone or empty, the password that was read last stays in use.
 */
export class Database implements AsyncDisposable {
  readonly #options: DatabaseOptions;
  #password: string;
  #pool: pg.Pool;
  #said = 'fine';

  private constructor(options: DatabaseOptions, password: string) {
    this.#options = options;
    this.#password = password;
    this.#pool = this.#connect();
  }

  /** Throws where the file holds no password. Whether the database is there shows when it is asked. */
  static async open(options: DatabaseOptions): Promise<Database> {
    return new Database(options, await readPassword(options.passwordFile));
  }

  /** Throws DatabaseAway unless the database answers. */
  async ping(): Promise<void> {
    await this.#ask('SELECT 1');
  }

  /** How many tables and views this role can see, those of PostgreSQL’s own catalogs included; a decimal number. */
  async countTables(): Promise<string> {
    const { rows } = await this.#ask<{ count: string }>('SELECT count(*) FROM information_schema.tables');
    return rows[0]?.count ?? '0';
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.end();
  }

  async #ask<Row extends pg.QueryResultRow>(statement: string): Promise<pg.QueryResult<Row>> {
    const problem = await this.#renew();
    try {
      const result = await this.#pool.query<Row>(statement);
      this.#say(problem ?? 'fine');
      return result;
    } catch (error) {
      const reason = messageOf(error);
      this.#say(reason);
      throw new DatabaseAway(reason, { cause: error });
    }
  }

  /** Reads the file anew. Gives what is wrong with it. */
  async #renew(): Promise<string | undefined> {
    let password;
    try {
      password = await readPassword(this.#options.passwordFile);
    } catch (error) {
      return messageOf(error);
    }
    if (password === this.#password) return undefined;
    this.#password = password;
    const before = this.#pool;
    this.#pool = this.#connect();
    this.#options.log('database: the password has changed, connecting anew');
    // ends by itself once the last answer on it has come
    void before.end();
    return undefined;
  }

  #connect(): pg.Pool {
    const { host, port, user, database } = this.#options;
    const pool = new pg.Pool({
      host,
      port,
      user,
      database,
      password: this.#password,
      max: MOST_CONNECTIONS,
      connectionTimeoutMillis: WITHIN_MS,
      query_timeout: WITHIN_MS,
    });
    // an idle connection broke: the pool has dropped it, and the next question makes a new one
    pool.on('error', (error) => this.#say(error.message));
    return pool;
  }

  /** Says how it stands when that has changed, not with every question. */
  #say(state: string): void {
    if (state === this.#said) return;
    this.#said = state;
    this.#options.log(`database: ${state}`);
  }
}
