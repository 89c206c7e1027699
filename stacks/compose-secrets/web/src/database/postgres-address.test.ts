import { expect, test } from 'vitest';
import { explainRefusal, faultOf, withPassword } from './postgres-address.ts';

test.each(['/data/app.db', 'postgres://web@postgres:5432/web', 'postgresql://web@db/web?sslmode=require'])(
  '%s is the place of a database',
  (place) => expect(faultOf(place)).toBeNull(),
);

test.each([
  ['app.db', '"app.db"'],
  ['mysql://web@db/web', '"mysql://…@db/web"'],
  ['postgres://db/web', '"postgres://db/web"'],
  ['postgres://web@db', '"postgres://…@db"'],
  ['postgres://a:word:b@@/web', '"postgres://…@/web"'],
])('%s is none, and what came is said without what could be a password', (place, said) => {
  expect(faultOf(place)).toBe(
    `expected the path of a SQLite file, such as /data/app.db, or postgres://USER@HOST:PORT/NAME, got ${said}`,
  );
});

test.each(['postgres://web:word@db/web', 'mysql://web:word@db/web'])('%s has a password in it', (place) => {
  expect(faultOf(place)).toBe('it has a password in it; take it out, and give it as the secret DATABASE_PASSWORD');
});

test('a password is put into an address letter by letter, whatever its letters', () => {
  const password = 'it’s "4" of @ / : ? # % and %41';
  const { password: put, host } = new URL(withPassword('postgres://web@db:5432/web', password));
  expect([decodeURIComponent(put), host]).toEqual([password, 'db:5432']);
  expect(withPassword('postgres://web@db:5432/web', null)).toBe('postgres://web@db:5432/web');
});

test('who is let in by no password, by a wrong one, or finds nobody, is told the setting that it is about', () => {
  const address = 'postgres://web@db/web';
  const refused = (message: string, code = '') => explainRefusal(address, Object.assign(new Error(message), { code }));
  expect(refused('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string').message).toBe(
    'DATABASE_PASSWORD is not set, and the database at postgres://web@db/web asks for a password',
  );
  expect(refused('password authentication failed', '28P01').message).toMatch(/^DATABASE_PASSWORD: .*does not take it/);
  expect(refused('connect ECONNREFUSED', 'ECONNREFUSED').message).toBe(
    'DATABASE: postgres://web@db/web cannot be opened (connect ECONNREFUSED)',
  );
});
