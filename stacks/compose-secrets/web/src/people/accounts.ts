import type { Ask } from '../database/database.ts';
import { hashPassword } from './password.ts';

export interface Account {
  id: number;
  username: string;
  password_hash: string;
  mfa_hash: string;
  /** base32; null where no authenticator app was set up. */
  totp_secret: string | null;
  /** base32; shown, not confirmed yet. */
  totp_offered: string | null;
  /** Number of the last 30 seconds whose code was taken. */
  totp_step: number;
}

export const ADMIN = 'admin';

/** Makes an account; false where the name is taken. */
export async function register(ask: Ask, username: string, password: string, number: string): Promise<boolean> {
  const [passwordHash, numberHash] = await Promise.all([hashPassword(password), hashPassword(number)]);
  const made = await ask(
    `insert into account (username, password_hash, mfa_hash) values ($1, $2, $3) on conflict (username) do nothing returning id`,
    username,
    passwordHash,
    numberHash,
  );
  return made.length === 1;
}

export async function findAccount(ask: Ask, username: string): Promise<Account | null> {
  const [account] = await ask<Account>('select * from account where username = $1', username);
  return account ?? null;
}
