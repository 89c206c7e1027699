import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(pbkdf2);
const DIGEST = 'sha512';
/** OWASP’s password storage cheat sheet, for PBKDF2-HMAC-SHA512. */
const ROUNDS = 210_000;
const SALT_BYTES = 16;
const KEY_BYTES = 64;

/** A text that a password can be held against and that tells nobody the password: `pbkdf2-sha512$ROUNDS$SALT$KEY`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, ROUNDS, KEY_BYTES, DIGEST);
  return ['pbkdf2-sha512', ROUNDS, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Takes the same time for every password, however many of its characters are right. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, rounds, salt, key] = hash.split('$');
  const wanted = Buffer.from(key ?? '', 'base64');
  const given = await derive(password, Buffer.from(salt ?? '', 'base64'), Number(rounds), wanted.length, DIGEST);
  return timingSafeEqual(given, wanted);
}
