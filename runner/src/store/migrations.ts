/** Each entry takes the database from its index to the next version (pragma user_version). Never change one that was released. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE secret (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE attempt (
    seat TEXT NOT NULL,
    lab TEXT NOT NULL,
    number INTEGER NOT NULL,
    seed TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (seat, lab, number)
  ) STRICT;

  CREATE TABLE session (
    id TEXT PRIMARY KEY,
    seat TEXT NOT NULL,
    lab TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    state TEXT NOT NULL,
    store TEXT,
    machine TEXT,
    started_at INTEGER,
    expires_at INTEGER,
    terminals TEXT NOT NULL DEFAULT '[]',
    undo TEXT
  ) STRICT;
  CREATE UNIQUE INDEX one_live_session ON session (seat, lab) WHERE state NOT IN ('ended', 'failed');

  CREATE TABLE result (
    seat TEXT NOT NULL,
    lab TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    step TEXT NOT NULL,
    state TEXT NOT NULL,
    at INTEGER NOT NULL,
    verdict TEXT,
    PRIMARY KEY (seat, lab, attempt, step)
  ) STRICT;

  CREATE TABLE checkpoint (
    id TEXT PRIMARY KEY,
    seat TEXT NOT NULL,
    lab TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    step TEXT,
    label TEXT NOT NULL,
    at INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    store TEXT NOT NULL,
    kept INTEGER NOT NULL DEFAULT 1
  ) STRICT;
  CREATE INDEX checkpoint_of_attempt ON checkpoint (seat, lab, attempt);

  CREATE TABLE proven (
    lab TEXT NOT NULL,
    step TEXT NOT NULL,
    store TEXT NOT NULL,
    checkpoint TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    PRIMARY KEY (lab, step, store)
  ) STRICT;

  CREATE TABLE build (lab TEXT PRIMARY KEY, took_ms INTEGER NOT NULL) STRICT;
  `,
  `
  DELETE FROM proven;
  ALTER TABLE proven RENAME COLUMN store TO edition;
  `,
  `
  ALTER TABLE attempt ADD COLUMN recording INTEGER NOT NULL DEFAULT 0;
  `,
  `
  CREATE TABLE proof (
    lab TEXT NOT NULL,
    step TEXT NOT NULL,
    proven_by TEXT NOT NULL,
    edition TEXT NOT NULL,
    proof TEXT NOT NULL,
    PRIMARY KEY (lab, step, proven_by)
  ) STRICT;
  `,
];
