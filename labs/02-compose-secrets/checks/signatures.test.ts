import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { expect, test } from 'vitest';
import type { CheckContext } from '@stackyard/kit';
import { judgeSignature, toKey } from './signatures.ts';

const ours = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const theirs = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const digest = (character: string): string => `sha256:${character.repeat(64)}`;
const [image, other, manifest, payload] = ['a', 'b', 'c', 'd'].map(digest) as [string, string, string, string];

/** A registry’s storage with a signature laid beside the image, as cosign lays it. */
function storage(key: KeyObject, names: string, change = '') {
  const text = JSON.stringify({ critical: { image: { 'docker-manifest-digest': names } } });
  const signature = sign('sha256', Buffer.from(text), key).toString('base64');
  const layers = [{ digest: payload, annotations: { 'dev.cosignproject.cosign/signature': signature } }];
  const files = new Map([
    [manifest, JSON.stringify({ layers })],
    [payload, text + change],
  ]);
  const read = async (_: string, path: string) => {
    const text = files.get(`sha256:${path.split('/').at(-2) ?? ''}`);
    return text === undefined ? { found: false } : { found: true, text, truncated: false, mode: 0o644, owner: 5000 };
  };
  return { docker: { read } } as unknown as Pick<CheckContext, 'docker'>;
}
const tags = new Map([[`${image.replace(':', '-')}.sig`, manifest]]);
const judge = (context: Pick<CheckContext, 'docker'>, beside = tags) =>
  judgeSignature(context, { tags: beside, digest: image, key: ours.publicKey });

test('signed with the key, for this very image', async () => {
  expect(await judge(storage(ours.privateKey, image))).toBe('signed');
});

test('no signature, another key, another image, a statement that was changed', async () => {
  expect(await judge(storage(ours.privateKey, image), new Map())).toBe('unsigned');
  expect(await judge(storage(theirs.privateKey, image))).toBe('another-key');
  expect(await judge(storage(ours.privateKey, other))).toBe('another-image');
  expect(await judge(storage(ours.privateKey, image, ' '))).toBe('another-key');
});

test('a public key is one, a private key and a word are none', () => {
  expect(toKey(ours.publicKey.export({ type: 'spki', format: 'pem' }).toString())?.type).toBe('public');
  expect(toKey(ours.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())).toBeNull();
  expect(toKey('cosign.pub')).toBeNull();
});
