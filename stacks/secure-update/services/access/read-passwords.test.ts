import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readPasswords } from './read-passwords.ts';

test('each user has a file, and every one that is missing or empty is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'passwords-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'bus_storage'), 'secret\n');
  await writeFile(join(folder, 'bus_manager'), '\n');
  expect([...(await readPasswords(['storage'], folder))]).toEqual([['storage', 'secret']]);
  await expect(readPasswords(['storage', 'manager', 'verifier'], folder)).rejects.toThrow(
    /bus_manager, .*bus_verifier: run/,
  );
});
