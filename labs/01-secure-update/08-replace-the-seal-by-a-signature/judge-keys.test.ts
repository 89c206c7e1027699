import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { judgeKeys, type Holder } from './judge-keys.ts';

const pair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    pub: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
};
const [vendor, verifier] = [pair(), pair()];
const pems = {
  'vendor.key': vendor.key,
  'vendor.pub': vendor.pub,
  'verifier.key': verifier.key,
  'verifier.pub': verifier.pub,
};
type Name = keyof typeof pems;

const right: Record<string, Name[]> = {
  file_server: ['vendor.key'],
  verifier: ['vendor.pub', 'verifier.key'],
  monitor: ['verifier.pub'],
  app: ['vendor.pub', 'verifier.pub'],
  storage: [],
};
const judge = (places: Record<string, Name[]>, texts: Partial<Record<Name, string>> = {}, seals: string[] = []) =>
  judgeKeys(
    Object.entries(places).map(([service, names]): Holder => ({
      service,
      signs: service !== 'storage' && !seals.includes(service),
      keys: names.map((name) => ({ path: `/run/secrets/${name}`, pem: texts[name] ?? pems[name] })),
    })),
  );

test('every key where it is needed, and nowhere else', () => {
  expect(judge(right)).toMatchObject({ outcome: 'pass' });
});

test('without signatures that is said first, and who still seals', () => {
  expect(judge({}).headline).toBe('Nothing is signed yet');
  expect(judge(right, {}, ['monitor']).headline).toBe('monitor still works with the seal');
});

test.each<[string, Record<string, Name[]>, string]>([
  ['the verifier can not sign', { verifier: ['vendor.pub'] }, 'verifier has no verifier.key'],
  ['the monitor can not check', { monitor: [] }, 'monitor has no verifier.pub'],
  ['private in place of public', { monitor: ['verifier.key'] }, 'monitor has no verifier.pub'],
  ['one block for all', { monitor: ['verifier.pub', 'verifier.key'] }, 'monitor can sign as the verifier'],
  ['a service that never signs', { storage: ['vendor.key'] }, 'storage can sign as the vendor'],
])('different mistakes get different words: %s', (_, places, headline) => {
  expect(judge({ ...right, ...places })).toMatchObject({ outcome: 'fail', headline });
});

test('a private key is known by what it is, under any name', () => {
  const renamed = judge({ ...right, storage: ['vendor.pub'] }, { 'vendor.pub': verifier.key });
  expect(renamed.headline).toBe('app and storage can sign as the verifier');
  expect(renamed.hint).toMatch(/called `.pub`.*--force-recreate/);
  expect(judge({ ...right, monitor: ['verifier.pub', 'verifier.key'] }).hint).toMatch(/Who has to sign/);
});

test('halves of different pairs, and one pair for two, are told apart', () => {
  expect(judge(right, { 'verifier.pub': pair().pub }).headline).toBe(
    'verifier.pub is not the other half of verifier.key',
  );
  expect(judge(right, { 'vendor.pub': 'nothing' }).headline).toBe('vendor.pub is not the other half of vendor.key');
  expect(judge(right, { 'verifier.key': vendor.key, 'verifier.pub': vendor.pub }).headline).toBe(
    'Vendor and verifier sign with one key',
  );
});
