import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSingleEntry } from '../zip/read-zip.ts';
import { createServer } from './server.ts';

async function fileServerForTest() {
  const folder = await mkdtemp(join(tmpdir(), 'file-server-'));
  await mkdir(join(folder, 'app-update'));
  const source = join(folder, 'app-update', 'app.ts');
  await writeFile(source, "const VERSION = '1.0.4b';\n");
  const server = createServer(folder);
  onTestFinished(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });
  return { server, source };
}

test('the digest is that of the file that is downloaded', async () => {
  const { server } = await fileServerForTest();
  const digest = (await server.inject('/get-digest/app-update.zip')).body;
  const download = await server.inject('/download-update/app-update.zip');
  const sha256 = createHash('sha256').update(download.rawPayload).digest('hex');
  expect(digest).toBe(`${sha256} sha256 app-update.zip\n`);
  expect(download.headers).toMatchObject({ digest: sha256, digest_alg: 'sha256', 'content-type': 'application/zip' });
  expect(readSingleEntry(download.rawPayload, 'app.ts', 1000).toString()).toBe("const VERSION = '1.0.4b';\n");
});

test('a changed source counts at once', async () => {
  const { server, source } = await fileServerForTest();
  const before = (await server.inject('/get-digest/app-update.zip')).body;
  await writeFile(source, "const VERSION = '1.0.5';\n");
  expect((await server.inject('/get-digest/app-update.zip')).body).not.toBe(before);
});

test.each(['other.zip', 'app-update', '..%2fapp-update.zip', '%2e%2e/app-update.zip', '.zip', 'app-update.zip%00'])(
  '%j is not there',
  async (name) => {
    const { server } = await fileServerForTest();
    expect((await server.inject(`/get-digest/${name}`)).statusCode).toBe(404);
    expect((await server.inject(`/download-update/${name}`)).statusCode).toBe(404);
  },
);
