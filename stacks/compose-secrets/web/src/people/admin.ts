import type { Config } from '../config.ts';
import type { Ask } from '../database/database.ts';
import { ADMIN, findAccount, register } from './accounts.ts';
import { hashPassword, isPassword } from './password.ts';
import { END_SESSIONS } from './sessions.ts';

/** The administrator’s password and number are what the secrets say, from the first start on and after each rotation. */
export async function syncAdmin(ask: Ask, { password, number }: Config['admin']): Promise<'made' | 'changed' | 'same'> {
  const admin = await findAccount(ask, ADMIN);
  if (!admin) {
    await register(ask, ADMIN, password, number);
    return 'made';
  }
  const same = await Promise.all([isPassword(password, admin.password_hash), isPassword(number, admin.mfa_hash)]);
  if (same.every(Boolean)) return 'same';
  const hashes = await Promise.all([hashPassword(password), hashPassword(number)]);
  await ask('update account set password_hash = $1, mfa_hash = $2 where id = $3', ...hashes, admin.id);
  // whoever came in with the old password is out
  await ask(END_SESSIONS, admin.id, new Date().toISOString());
  return 'changed';
}
