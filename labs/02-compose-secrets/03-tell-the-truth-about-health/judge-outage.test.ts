import { expect, test } from 'vitest';
import { cameBack, outageTold, wrongPasswordTold } from './judge-outage.ts';

const AWAY = '14:00:02 database: getaddrinfo ENOTFOUND postgres';
const REFUSED = '14:01:00 database: password authentication failed for user "clerk"';
const FINE = '14:00:09 database: fine';
const log = (...lines: string[]): string => ['14:00:00 listening on port 5001', ...lines].join('\n');

test('an outage is told by the API, and so is its end', () => {
  expect(outageTold(log(AWAY, FINE))).toMatchObject({ outcome: 'pass' });
  expect(outageTold(log(AWAY))).toMatchObject({ headline: 'The database has not come back yet' });
  expect(outageTold(log(FINE))).toMatchObject({ headline: 'The API has not seen the database go away' });
});

test('a wrong password is no outage, and an outage is no wrong password', () => {
  expect(outageTold(log(REFUSED, FINE)).outcome).toBe('fail');
  expect(wrongPasswordTold(log(AWAY, FINE)).outcome).toBe('fail');
  expect(wrongPasswordTold(log(REFUSED, FINE)).outcome).toBe('pass');
});

test('that the password has changed is not how the database is', () => {
  const changed = '14:01:00 database: the password has changed, connecting anew';
  expect(outageTold(log(changed, FINE)).outcome).toBe('fail');
});

test('the API came back by itself where one run of it saw the database fine, away and fine', () => {
  expect(cameBack(log(FINE, AWAY, FINE)).outcome).toBe('pass');
  expect(cameBack(`${log(FINE, AWAY, FINE)}\n${log(FINE)}`).outcome).toBe('pass');
  expect(cameBack(`${log(FINE, AWAY)}\n${log(FINE)}`)).toMatchObject({
    headline: 'The API was restarted before it came back',
  });
});

test('a database that was late at the start is no outage', () => {
  expect(cameBack(log(AWAY, FINE))).toMatchObject({ headline: 'No outage has passed under the API yet' });
});
