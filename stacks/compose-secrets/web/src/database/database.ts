/** What a statement may be given, and what a column may hold, in SQLite and in PostgreSQL alike. */
export type Value = string | number | null;

interface Statement {
  /** With `$1`, `$2` … for the values. */
  sql: string;
  values: readonly Value[];
}

/** Asks one statement and gives its rows. */
export type Ask = <Row extends object>(sql: string, ...values: readonly Value[]) => Promise<Row[]>;

/** The database, as the rest of the app knows it. */
export interface Database extends AsyncDisposable {
  readonly ask: Ask;
  /** Runs all of them or none; nobody sees half of it. */
  readonly batch: (statements: readonly Statement[]) => Promise<void>;
}

/** A database nobody listens for yet: tables and the administrator are made in one piece, while every other replica waits. */
export interface Opened {
  readonly database: Database;
  /** Runs `work` while no other replica does. */
  readonly alone: (work: (ask: Ask) => Promise<void>) => Promise<void>;
  /** The type of a column that numbers its rows. */
  readonly serial: string;
}
