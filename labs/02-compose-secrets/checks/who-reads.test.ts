import { expect, test } from 'vitest';
import { cellOf, fileCell } from './who-reads.ts';

const secret = { called: 'The new password', value: 'fifteen letters' };
const held = [
  { service: 'api', source: '/home/learner/db_password.txt' },
  { service: 'postgres', source: '/home/learner/db_password.txt' },
];
const file = { path: '/home/learner/db_password.txt', value: secret.value, mode: '-rw-------' };

test('a place is open by each who has it, named once', () => {
  expect(cellOf(secret, [])).toEqual({ state: 'closed', words: '' });
  expect(cellOf(secret, [{ who: 'api' }, { who: 'api' }, { who: 'postgres' }])).toEqual({
    state: 'open',
    words: 'api and postgres',
  });
});

test('what is too short to be told from chance is not called closed', () => {
  const short = { called: 'ADMIN_MFA', value: '4711' };
  expect(cellOf(short, [])).toEqual({ state: 'unknown', words: 'too short to look for' });
  expect(cellOf({ ...short, least: 4 }, [])).toMatchObject({ state: 'closed' });
});

test('a file is given to who mounts it, and open where all may read it', () => {
  expect(fileCell(secret, held, [file])).toEqual({ state: 'given', words: 'api and postgres' });
  expect(fileCell(secret, held, [{ ...file, mode: '-rw-r--r--' }])).toMatchObject({ state: 'open' });
  expect(fileCell(secret, held, [{ ...file, value: 'another' }])).toMatchObject({ state: 'closed' });
  expect(fileCell(secret, held, [null])).toMatchObject({ state: 'closed' });
});
