import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from './config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const BOTH = { ADMIN_PASSWORD: 'of env', ADMIN_MFA: '1' };
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const read = (env: Record<string, string>) => {
  const read = readConfig(env, folder);
  return 'faults' in read ? read.faults : read.config;
};

test('what is missing or empty is named, all of it at once', () => {
  expect(read({ ADMIN_MFA: ' ' })).toEqual([
    `ADMIN_PASSWORD is not set to a non-empty string: neither as the file ${folder}/ADMIN_PASSWORD nor in the environment`,
    `ADMIN_MFA is not set to a non-empty string: neither as the file ${folder}/ADMIN_MFA nor in the environment`,
  ]);
});

test.each(['ADMIN_PASSWORD', 'ADMIN_MFA', 'SECRET_KEY', 'DATABASE_PASSWORD'])(
  'an empty file for %s is refused, whatever the environment has',
  (name) => {
    write(name, ' \n');
    expect(read({ ...BOTH, [name]: 'of env' })).toEqual([
      `${name}: the file ${folder}/${name} is empty; write the value into it`,
    ]);
  },
);

test('a file beats the environment, and white space round it is not part of it', () => {
  write('ADMIN_PASSWORD', ' of file\r\n');
  write('SECRET_KEY', 'key\n');
  expect(read(BOTH)).toMatchObject({
    admin: { password: 'of file', number: '1' },
    secretKey: 'key',
    keyIsRandom: false,
  });
});

test('without a key there is a random one each time', () => {
  const [first, second] = [read(BOTH), read({ ...BOTH, SECRET_KEY: '' })];
  expect(first).toMatchObject({ keyIsRandom: true });
  expect(second).toMatchObject({ keyIsRandom: true });
  expect(first).not.toEqual(second);
});

test('a folder where a file should be, which Docker makes of a path that is not there, is said', () => {
  mkdirSync(join(folder, 'ADMIN_MFA'));
  expect(read(BOTH)).toEqual([expect.stringMatching(/^ADMIN_MFA: the file .* cannot be read \(EISDIR/)]);
});

test('so is a link that leads nowhere but to itself', () => {
  symlinkSync('ADMIN_MFA', join(folder, 'ADMIN_MFA'));
  expect(read(BOTH)).toEqual([expect.stringMatching(/^ADMIN_MFA: the file .* cannot be read \(ELOOP/)]);
});

test('settings that make no sense are named with what was expected', () => {
  expect(read({ ...BOTH, DATABASE: 'mysql://x', BEHIND: 'true' })).toEqual([
    'DATABASE: expected the path of a SQLite file, such as /data/app.db, or postgres://USER@HOST:PORT/NAME, got "mysql://x"',
    'BEHIND: expected nothing, http-proxy or https-proxy',
  ]);
});
