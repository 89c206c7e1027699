import { describe, expect, test } from 'vitest';
import { inCommand, inEnvironment, inImage, inLog } from './exposure.ts';
import { masked, spellings, type Secret } from './secret.ts';

const secret: Secret = { called: 'The password', value: 'aB3/+kite-river-stone=' };

describe('a secret is found', () => {
  test.each([
    ['as it is', `DB_PASSWORD=${secret.value}`],
    ['inside an address', `DB=postgres://api:${encodeURIComponent(secret.value)}@postgres/records`],
    ['as base64', `auth=${Buffer.from(secret.value).toString('base64')}`],
    ['as base64 of its line', `auth=${Buffer.from(`${secret.value}\n`).toString('base64')}`],
  ])('in an environment, %s', (_, line) => {
    expect(inEnvironment({ service: 'api', env: ['A=1', line] }, [secret])).toMatchObject([
      { place: 'environment', who: 'api', secret },
    ]);
  });

  test('in a command, an image’s instruction, an image’s variable, a log', () => {
    const image = { env: [`P=${secret.value}`], history: ['COPY . .', `RUN |1 P=${secret.value} true`] };
    expect(inCommand({ service: 'api', command: ['node', `--password=${secret.value}`] }, [secret])).toHaveLength(1);
    expect(inImage('records-api', image, [secret])).toHaveLength(2);
    expect(inLog('api', `listening\nas ${secret.value}\n`, [secret])).toMatchObject([{ line: 'as •••' }]);
  });
});

test('a path to a secret gives nothing away', () => {
  expect(inEnvironment({ service: 'api', env: ['DB_PASSWORD_FILE=/run/secrets/db_password'] }, [secret])).toEqual([]);
});

test('a secret so short that it stands everywhere by chance is not looked for', () => {
  expect(inLog('api', 'a secret of mine', [{ called: 'It', value: 'secret' }])).toEqual([]);
});

test('no spelling of a secret is left in what is shown', () => {
  const shown = masked(spellings(secret.value).join(' '), secret);
  for (const spelling of spellings(secret.value)) expect(shown).not.toContain(spelling);
});
