import type { Ask } from './database.ts';

/** Makes the tables that are not there yet. Times are ISO 8601 in UTC, so that they sort as text. */
export async function createTables(ask: Ask, serial: string): Promise<void> {
  for (const table of tables(serial)) await ask(table);
}

const tables = (serial: string): string[] => [
  `create table if not exists account (
     id ${serial},
     username text not null unique,
     password_hash text not null,
     mfa_hash text not null,
     totp_secret text,
     totp_offered text,
     totp_step integer not null default 0,
     login_datetime text
   )`,
  `create table if not exists authsession (
     id text primary key,
     token_hash text not null unique,
     user_id integer not null references account (id),
     valid integer not null,
     login_datetime text not null,
     logout_datetime text,
     expires_at text not null
   )`,
  `create index if not exists authsession_of on authsession (user_id)`,
  `create table if not exists submission (
     id ${serial},
     user_id integer not null references account (id),
     text text not null,
     result text not null
   )`,
  `create index if not exists submission_of on submission (user_id)`,
  `create table if not exists login_failure (id ${serial}, username text not null, address text not null, at text not null)`,
  `create index if not exists login_failure_of on login_failure (username, at)`,
];
