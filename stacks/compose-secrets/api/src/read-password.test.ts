import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readPassword } from './read-password.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'password-'));
});
after(() => rm(folder, { recursive: true }));

async function write(content: string): Promise<string> {
  const file = join(folder, 'db_password');
  await writeFile(file, content);
  return file;
}

test('white space is taken off at both ends and kept inside', async () => {
  assert.equal(await readPassword(await write('\n  correct horse\t\r\n')), 'correct horse');
});

for (const content of ['', '\n', ' \t\r\n']) {
  test(`a file that holds ${JSON.stringify(content)} is empty`, async () => {
    const file = await write(content);
    await assert.rejects(readPassword(file), {
      message: `DB_PASSWORD_FILE: expected a password in ${file}, but it is empty`,
    });
  });
}

test('a file that is not there, and a folder, name themselves', async () => {
  await assert.rejects(readPassword(join(folder, 'none')), /DB_PASSWORD_FILE: .*none, but there is no such file$/);
  await assert.rejects(readPassword(folder), /, but it is a folder$/);
});
