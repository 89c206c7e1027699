import { expect, test } from 'vitest';
import type { Evidence } from './evidence.ts';
import { stands } from './judge-line.ts';

const secret = { called: 'the password', value: 'Harbour-abc12345' };
const evidence: Evidence = {
  environment: ['DB_PASSWORD=Harbour-abc12345'],
  image: ['RUN |1 DB_PASSWORD=Harbour-abc12345 /bin/sh -c echo "postgres:5432:*:*:$DB_PASSWORD" > /root/.pgpass'],
  log: ['connecting to postgres://clerk:Harbour-abc12345@postgres:5432/records'],
};
const say = (place: 'environment' | 'image' | 'log', line: string) =>
  stands(place, { [place]: line }, evidence, secret);

test.each([
  ['environment', 'DB_PASSWORD=Harbour-abc12345'],
  ['image', 'DB_PASSWORD=Harbour-abc12345 /bin/sh -c echo'],
  ['image', evidence.image[0] ?? ''],
  ['log', '\u001B[2Kconnecting to postgres://clerk:Harbour-abc12345@postgres:5432/records'],
  ['log', '\u001B[2Kapi-1  | connecting to postgres://clerk:Harbour-abc12345@postgres:5432/records'],
] as const)('a line of the %s is found as it is pasted: %s', (place, line) => {
  expect(say(place, line).outcome).toBe('pass');
});

test.each([
  ['image', 'Harbour-abc12345', 'That is the password, not where it stands'],
  ['image', 'ARG DB_PASSWORD', 'The line for image does not hold the password'],
  ['log', 'DB_PASSWORD=Harbour-abc12345', 'That line is from another place'],
  ['log', 'the password is Harbour-abc12345', 'No such line stands in a log'],
] as const)('what is no line of the %s is told why: %s', (place, line, headline) => {
  expect(say(place, line)).toMatchObject({ outcome: 'fail', headline });
});

test('the secret itself is in no word of a verdict', () => {
  expect(JSON.stringify(say('log', 'DB_PASSWORD=Harbour-abc12345'))).not.toContain(secret.value);
});

test('before there is a file, the finding says so', () => {
  expect(stands('log', null, evidence, secret)).toMatchObject({ headline: 'There is no leaks.txt yet' });
});
