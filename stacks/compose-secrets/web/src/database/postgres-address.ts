import { messageOf } from '../log.ts';

const EXPECTED = 'expected the path of a SQLite file, such as /data/app.db, or postgres://USER@HOST:PORT/NAME';

/** What is wrong with the place of a database, as a sentence that repeats no password; null where nothing is. */
export function faultOf(place: string): string | null {
  if (place.startsWith('/')) return null;
  const url = URL.parse(place);
  if (url?.password) return 'it has a password in it; take it out, and give it as the secret DATABASE_PASSWORD';
  const isPostgres = url !== null && /^postgres(?:ql)?:$/.test(url.protocol);
  const isWhole = isPostgres && url.hostname !== '' && url.username !== '' && url.pathname.length > 1;
  return isWhole ? null : `${EXPECTED}, got ${JSON.stringify(place.replace(/\/\/.*@/, '//…@'))}`;
}

/** The same address with its password. (pg takes no notice of its option `password` beside an address.) */
export function withPassword(address: string, password: string | null): string {
  const url = new URL(address);
  if (password !== null) url.password = encodeURIComponent(password);
  return url.href;
}

/** PostgreSQL’s code for a password that is not the role’s. */
const WRONG_PASSWORD = '28P01';

/** Why a database of PostgreSQL lets nobody in, as an Error whose sentence names the secret or the setting that it is about. */
export function explainRefusal(address: string, error: unknown): Error {
  const message = messageOf(error);
  // pg’s own words for a question that it cannot answer: it was given no password
  if (message.includes('client password must be a string'))
    return new Error(`DATABASE_PASSWORD is not set, and the database at ${address} asks for a password`);
  if (error instanceof Error && 'code' in error && error.code === WRONG_PASSWORD)
    return new Error(`DATABASE_PASSWORD: the database at ${address} does not take it (${message})`);
  return new Error(`DATABASE: ${address} cannot be opened (${message})`);
}
