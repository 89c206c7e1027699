import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readKey } from './keys.ts';

const ed25519 = generateKeyPairSync('ed25519');
const privatePem = ed25519.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const publicPem = ed25519.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const x25519 = generateKeyPairSync('x25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();

async function folderForTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'keys-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('a pair of keys is read', async () => {
  const folder = await folderForTest();
  await writeFile(join(folder, 'vendor.key'), privatePem);
  await writeFile(join(folder, 'vendor.pub'), publicPem);
  expect(readKey('vendor.key', folder).type).toBe('private');
  expect(readKey('vendor.pub', folder).type).toBe('public');
});

test.each([
  ['is not there', undefined, /vendor\.pub: .*no such file/i],
  ['is empty', '\n', /vendor\.pub: the file is empty/],
  ['is no key', 'hello', /vendor\.pub: it holds no public key/],
  ['is a private one', privatePem, /vendor\.pub: it holds a private key/],
  ['is of another kind', x25519, /vendor\.pub: x25519 is not ed25519/],
])('a key file that %s is named', async (_case, content, fault) => {
  const folder = await folderForTest();
  if (content !== undefined) await writeFile(join(folder, 'vendor.pub'), content);
  expect(() => readKey('vendor.pub', folder)).toThrow(fault);
});
