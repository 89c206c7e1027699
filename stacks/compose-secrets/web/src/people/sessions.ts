import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '../database/database.ts';

/** How long a session lasts after its last request. */
export const SESSION_SECONDS = 900;

export interface Session {
  id: string;
  user_id: number;
  username: string;
}

export interface LoginEntry {
  id: string;
  username: string;
  login_datetime: string;
  logout_datetime: string | null;
}

/** Ends all sessions of account $1 at time $2; one that had run out by then ended when it did. */
export const END_SESSIONS = `update authsession set valid = 0,
    logout_datetime = case when expires_at < $2 then expires_at else $2 end
  where user_id = $1 and valid = 1`;

/** Opens a session and ends all others of the same account. Gives its token, which is kept nowhere. */
export async function openSession({ batch }: Database, userId: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = new Date().toISOString();
  await batch([
    // first, so that of two logins at once the second waits for the first
    { sql: 'update account set login_datetime = $2 where id = $1', values: [userId, now] },
    { sql: END_SESSIONS, values: [userId, now] },
    {
      sql: `insert into authsession (id, token_hash, user_id, valid, login_datetime, expires_at) values ($1, $2, $3, 1, $4, $5)`,
      values: [randomUUID(), hashOf(token), userId, now, expiry()],
    },
  ]);
  return token;
}

/** The session of a token, which from now on lasts its full time again; null where there is none any more. */
export async function resumeSession({ ask }: Database, token: string): Promise<Session | null> {
  const [row] = await ask<{ id: string; user_id: number }>(
    `update authsession set expires_at = $1 where token_hash = $2 and valid = 1 and expires_at > $3 returning id, user_id`,
    expiry(),
    hashOf(token),
    new Date().toISOString(),
  );
  if (!row) return null;
  const [account] = await ask<{ username: string }>('select username from account where id = $1', row.user_id);
  return account ? { ...row, username: account.username } : null;
}

export async function closeSession({ ask }: Database, id: string): Promise<void> {
  const now = new Date().toISOString();
  await ask('update authsession set valid = 0, logout_datetime = $1 where id = $2 and valid = 1', now, id);
}

/** Who logged in and out when, newest first: of one account, or of all. */
export function listLogins({ ask }: Database, username: string | null, most: number): Promise<LoginEntry[]> {
  return ask<LoginEntry>(
    `select s.id, a.username, s.login_datetime, s.logout_datetime
       from authsession s join account a on a.id = s.user_id
      where a.username = $1 or cast($1 as text) is null
      order by s.login_datetime desc limit $2`,
    username,
    most,
  );
}

function expiry(): string {
  return new Date(Date.now() + SESSION_SECONDS * 1000).toISOString();
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
