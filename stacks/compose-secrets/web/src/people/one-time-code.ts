import { Secret, TOTP } from 'otpauth';
import type { Ask } from '../database/database.ts';
import type { Account } from './accounts.ts';

const PERIOD_SECONDS = 30;
/** Clocks may differ by one period. */
const WINDOW = 1;

const totp = (username: string, secret: string): TOTP =>
  new TOTP({ issuer: 'Spell check', label: username, secret, period: PERIOD_SECONDS });

/** A new secret for an authenticator app (RFC 6238), in base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The same as an address that authenticator apps read. */
export function addressOf(username: string, secret: string): string {
  return totp(username, secret).toString();
}

/** Takes a code of the secret, once: the same code, or an older one, is refused afterwards. */
export async function takeCode(ask: Ask, account: Account, secret: string, code: string): Promise<boolean> {
  const now = Date.now();
  const off = totp(account.username, secret).validate({
    token: code.replaceAll(' ', ''),
    timestamp: now,
    window: WINDOW,
  });
  if (off === null) return false;
  const step = Math.floor(now / 1000 / PERIOD_SECONDS) + off;
  const taken = await ask(
    'update account set totp_step = $1 where id = $2 and totp_step < $1 returning id',
    step,
    account.id,
  );
  return taken.length === 1;
}
