import { sign as signBytes, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';

/** An Ed25519 signature: 64 bytes in base64. */
export const signatureSchema = z.string().regex(/^[A-Za-z0-9+/]{86}==$/, 'an Ed25519 signature in base64');

export function sign(bytes: Buffer, key: KeyObject): string {
  return signBytes(null, bytes, key).toString('base64');
}

export function isSigned(bytes: Buffer, signature: string, key: KeyObject): boolean {
  return verify(null, bytes, key, Buffer.from(signature, 'base64'));
}
