import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isSigned } from '../seal/signature.ts';
import { vendorBytes } from '../seal/statement.ts';
import { readSingleEntry } from '../zip/read-zip.ts';
import { writeZip } from '../zip/write-zip.ts';
import { createServer } from './server.ts';

const vendor = generateKeyPairSync('ed25519');

async function fileServerForTest(key?: typeof vendor.privateKey) {
  const folder = await mkdtemp(join(tmpdir(), 'file-server-'));
  await mkdir(join(folder, 'app-update'));
  const source = join(folder, 'app-update', 'app.ts');
  await writeFile(source, "const VERSION = '1.0.4b';\n");
  const server = createServer(folder, key);
  onTestFinished(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });
  return { server, folder, source };
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a folder', () => {
  test('is packed: the digest is that of the file that is downloaded', async () => {
    const { server } = await fileServerForTest();
    const digest = (await server.inject('/get-digest/app-update.zip')).body;
    const download = await server.inject('/download-update/app-update.zip');
    const found = sha256(download.rawPayload);
    expect(digest).toBe(`${found} sha256 app-update.zip\n`);
    expect(download.headers).toMatchObject({ digest: found, digest_alg: 'sha256', 'content-type': 'application/zip' });
    expect(download.headers).toMatchObject({ version: '1.0.4b' });
    expect(download.headers).not.toHaveProperty('signature');
    expect(readSingleEntry(download.rawPayload, 'app.ts', 1000).toString()).toBe("const VERSION = '1.0.4b';\n");
  });

  test('that was changed counts at once', async () => {
    const { server, source } = await fileServerForTest();
    const before = (await server.inject('/get-digest/app-update.zip')).body;
    await writeFile(source, "const VERSION = '1.0.5';\n");
    expect((await server.inject('/get-digest/app-update.zip')).body).not.toBe(before);
  });
});

describe('a zip file', () => {
  test('is handed out as it is, whatever it holds', async () => {
    const { server, folder } = await fileServerForTest();
    const zip = writeZip('../app.ts', Buffer.from('x'));
    await writeFile(join(folder, 'odd.zip'), zip);
    const download = await server.inject('/download-update/odd.zip');
    expect(download.rawPayload).toEqual(zip);
    expect(download.headers).not.toHaveProperty('version');
  });

  test('has the version of its app, or what the file beside it says', async () => {
    const { server, folder } = await fileServerForTest();
    await writeFile(join(folder, 'one.zip'), writeZip('app.ts', Buffer.from("const VERSION = '2.0';")));
    expect((await server.inject('/download-update/one.zip')).headers).toMatchObject({ version: '2.0' });
    await writeFile(join(folder, 'one.version'), '3.0\n');
    expect((await server.inject('/download-update/one.zip')).headers).toMatchObject({ version: '3.0' });
  });
});

describe('the vendor', () => {
  test('signs file and version', async () => {
    const { server } = await fileServerForTest(vendor.privateKey);
    const { rawPayload, headers } = await server.inject('/download-update/app-update.zip');
    const bytes = vendorBytes({ version: '1.0.4b', sha256: sha256(rawPayload) });
    expect(isSigned(bytes, String(headers['signature']), vendor.publicKey)).toBe(true);
  });

  test('signs nothing that has no version', async () => {
    const { server, source } = await fileServerForTest(vendor.privateKey);
    await writeFile(source, 'console.log(1);\n');
    const { statusCode, headers } = await server.inject('/download-update/app-update.zip');
    expect([statusCode, headers['signature']]).toEqual([200, undefined]);
  });
});

test.each(['other.zip', 'app-update', '..%2fapp-update.zip', '%2e%2e/app-update.zip', '.zip', 'app-update.zip%00'])(
  '%j is not there',
  async (name) => {
    const { server } = await fileServerForTest();
    expect((await server.inject(`/get-digest/${name}`)).statusCode).toBe(404);
    expect((await server.inject(`/download-update/${name}`)).statusCode).toBe(404);
  },
);

test('what is missing is told in a sentence', async () => {
  const { server } = await fileServerForTest();
  expect((await server.inject('/get-digest/other.zip')).body).toBe(
    'no update is called other.zip: there is no file other.zip, and no folder other with an app.ts\n',
  );
});

test('a link is not followed', async () => {
  const { server, folder, source } = await fileServerForTest();
  await symlink(source, join(folder, 'link.zip'));
  expect((await server.inject('/download-update/link.zip')).statusCode).toBe(404);
});
