import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import type { Event } from '../bus/event.ts';
import { checkStatement, checkVendor } from './check-statement.ts';
import { sign } from './signature.ts';
import { sha256Of, vendorBytes, verifierBytes } from './statement.ts';

const verifier = generateKeyPairSync('ed25519');
const vendor = generateKeyPairSync('ed25519');
const file = Buffer.from('PK an update');
const sha256 = sha256Of(file);
const id = '1d3b7a52-7f1e-4c7e-9a35-0a6f2b7c5d11';
const version = '1.0.4b';

const event: Event = {
  id,
  operation: 'blob_content',
  source: 'storage',
  deliver_to: 'updater',
  blob: file.toString('base64'),
  digest: sha256,
  version,
  vendor_signature: sign(vendorBytes({ version, sha256 }), vendor.privateKey),
  verifier_signature: sign(verifierBytes({ id, digest: sha256, version, sha256 }), verifier.privateKey),
};

describe('the statement of the verifier', () => {
  test('holds for what it was made for, however its digest is written', () => {
    expect(checkStatement(event, () => verifier.publicKey)).toBeUndefined();
    expect(checkStatement({ ...event, digest: sha256.toUpperCase() }, () => verifier.publicKey)).toBeUndefined();
  });

  test.each([
    ['another id', { id: '2d3b7a52-7f1e-4c7e-9a35-0a6f2b7c5d11' }, 'bad-signature'],
    ['another version', { version: '1.0.5' }, 'bad-signature'],
    ['another file', { blob: Buffer.from('PK evil').toString('base64') }, 'bad-signature'],
    ['another digest', { digest: 'ab'.repeat(32) }, 'bad-signature'],
    ['the signature of the vendor', { verifier_signature: event.vendor_signature }, 'bad-signature'],
    ['a signature of zeros', { verifier_signature: `${'A'.repeat(86)}==` }, 'bad-signature'],
    ['no signature', { verifier_signature: undefined }, 'no-seal'],
    ['no version', { version: undefined }, 'no-seal'],
    ['no digest', { digest: undefined }, 'no-seal'],
    ['no blob', { blob: undefined }, 'no-seal'],
  ])('does not hold for %s', (_case, change, code) => {
    expect(checkStatement({ ...event, ...change }, () => verifier.publicKey)?.code).toBe(code);
  });

  test('does not hold with the key of somebody else', () => {
    expect(checkStatement(event, () => vendor.publicKey)?.code).toBe('bad-signature');
  });
});

test('the key is not asked for where there is no signature to check', () => {
  const asked = vi.fn(() => verifier.publicKey);
  checkStatement({ ...event, verifier_signature: undefined }, asked);
  expect(asked).not.toHaveBeenCalled();
  checkStatement(event, asked);
  expect(asked).toHaveBeenCalledOnce();
});

describe('the signature of the vendor', () => {
  test('holds for its file and version', () => {
    expect(checkVendor(event, file, vendor.publicKey)).toBeUndefined();
  });

  test.each([
    ['another file', event, Buffer.from('PK evil'), /did not sign this file as version 1.0.4b/],
    ['another version', { ...event, version: '9.9' }, file, /as version 9.9/],
    ['no signature', { ...event, vendor_signature: undefined }, file, /did not sign the file/],
  ])('does not hold for %s', (_case, changed, bytes, reason) => {
    expect(checkVendor(changed, bytes, vendor.publicKey)).toMatch(reason);
  });
});
