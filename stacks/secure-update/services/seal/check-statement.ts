import type { KeyObject } from 'node:crypto';
import type { Event } from '../bus/event.ts';
import { isSigned } from './signature.ts';
import { sha256Of, vendorBytes, verifierBytes } from './statement.ts';

export interface Fault {
  code: 'no-seal' | 'bad-signature';
  reason: string;
}

/**
 * Whether an event brings the very file that the verifier signed for this update: its id, the digest that was ordered, its
 * version and the bytes that arrived. Returns why not, or undefined where it does.
 */
export function checkStatement(event: Event, verifier: () => KeyObject): Fault | undefined {
  const { id, blob, digest, version, verifier_signature: signature } = event;
  if (blob === undefined) return { code: 'no-seal', reason: event.reason ?? 'there is no blob' };
  if (digest === undefined || version === undefined || signature === undefined) {
    return { code: 'no-seal', reason: 'the blob has no signature of the verifier' };
  }
  const sha256 = sha256Of(Buffer.from(blob, 'base64'));
  if (sha256 !== digest.toLowerCase())
    return { code: 'bad-signature', reason: 'the blob is not the file of the digest' };
  return isSigned(verifierBytes({ id, digest, version, sha256 }), signature, verifier())
    ? undefined
    : { code: 'bad-signature', reason: 'the verifier did not sign this blob for this update' };
}

/** Whether the vendor signed a file as the version that the event says. Returns why not, or undefined where it did. */
export function checkVendor(event: Event, file: Buffer, vendor: KeyObject): string | undefined {
  const { version, vendor_signature: signature } = event;
  if (version === undefined || signature === undefined) return 'the vendor did not sign the file';
  return isSigned(vendorBytes({ version, sha256: sha256Of(file) }), signature, vendor)
    ? undefined
    : `the vendor did not sign this file as version ${version}`;
}
