import type { Ask } from '../database/database.ts';
import { findAccount, type Account } from './accounts.ts';
import { takeCode } from './one-time-code.ts';
import { hashPassword, isPassword } from './password.ts';

interface Given {
  username: string;
  password: string;
  number: string;
  /** Of an authenticator app; empty where there is none. */
  code: string;
}

export type Outcome = { kind: 'in'; account: Account } | { kind: 'wrong-password' | 'wrong-number' | 'wrong-code' };

/** A hash of nobody’s password: who is not there takes as long as who is. */
const nobody = hashPassword('');

/** Holds what was given against an account: password, number and, where one was set up, the authenticator app’s code. */
export async function logIn(ask: Ask, { username, password, number, code }: Given): Promise<Outcome> {
  const account = await findAccount(ask, username);
  const right = await isPassword(password, account?.password_hash ?? (await nobody));
  if (!account || !right) return { kind: 'wrong-password' };
  if (!(await isPassword(number, account.mfa_hash))) return { kind: 'wrong-number' };
  if (account.totp_secret !== null && !(await takeCode(ask, account, account.totp_secret, code)))
    return { kind: 'wrong-code' };
  return { kind: 'in', account };
}
