import type { Ask } from '../database/database.ts';

/** Most failed logins within the window, of one name and from one address. */
const LIMITS = { username: 10, address: 100 };
const WINDOW_MINUTES = 5;

export type Attempt = { allowed: true } | { allowed: false; words: string; retryAfterSeconds: number };

/**
 * Counts an attempt to log in before it is looked at, so that a hundred at once are a hundred. A right one is taken back by
 * `forgive`. All replicas count in the same place.
 */
export async function countAttempt(ask: Ask, username: string, address: string): Promise<Attempt> {
  const now = Date.now();
  const since = new Date(now - WINDOW_MINUTES * 60_000).toISOString();
  const counted = await ask(
    `insert into login_failure (username, address, at)
     select $1, $2, $3
      where (select count(*) from login_failure where username = $1 and at > $4) < ${LIMITS.username}
        and (select count(*) from login_failure where address = $2 and at > $4) < ${LIMITS.address}
     returning id`,
    username,
    address,
    new Date(now).toISOString(),
    since,
  );
  if (counted.length === 1) return { allowed: true };
  const own = await ask<{ at: string }>(
    'select at from login_failure where username = $1 and at > $2 order by at',
    username,
    since,
  );
  const ofName = own.length >= LIMITS.username;
  const oldest = ofName ? own[0]?.at : await oldestFrom(ask, address, since);
  const seconds = Math.max(1, Math.ceil((Date.parse(oldest ?? '') || now) / 1000 + WINDOW_MINUTES * 60 - now / 1000));
  const minutes = Math.ceil(seconds / 60);
  const when = `Try again in ${minutes} minute${minutes === 1 ? '' : 's'}.`;
  return {
    allowed: false,
    words: ofName
      ? `Too many failed attempts to log in as ${username}. ${when}`
      : `Too many failed attempts to log in from your address. ${when}`,
    retryAfterSeconds: seconds,
  };
}

/** After a login that was right: its name begins anew, and what is long past is forgotten. */
export async function forgive(ask: Ask, username: string): Promise<void> {
  const past = new Date(Date.now() - WINDOW_MINUTES * 60_000).toISOString();
  await ask('delete from login_failure where username = $1 or at < $2', username, past);
}

async function oldestFrom(ask: Ask, address: string, since: string): Promise<string | undefined> {
  const [row] = await ask<{ at: string }>(
    'select at from login_failure where address = $1 and at > $2 order by at limit 1',
    address,
    since,
  );
  return row?.at;
}
