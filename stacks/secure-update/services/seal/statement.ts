import { createHash } from 'node:crypto';

/** What the vendor signs: this file is this version. */
export interface VendorStatement {
  version: string;
  sha256: string;
}

/** What the verifier signs: for this update, the file is the one that was ordered, and the vendor's. */
export interface VerifierStatement extends VendorStatement {
  id: string;
  digest: string;
}

/**
 * The bytes of a statement: a line each. No field can hold a line break, and the first line says whose statement it is,
 * so that neither can pass as the other.
 */
export function vendorBytes({ version, sha256 }: VendorStatement): Buffer {
  return lines('secure-update vendor 1', version, sha256);
}

export function verifierBytes({ id, digest, version, sha256 }: VerifierStatement): Buffer {
  return lines('secure-update verifier 1', id, digest.toLowerCase(), version, sha256);
}

export function sha256Of(file: Buffer): string {
  return createHash('sha256').update(file).digest('hex');
}

function lines(...texts: string[]): Buffer {
  if (texts.some((text) => text.includes('\n'))) throw new Error('a statement with a line break in a field');
  return Buffer.from(`${texts.join('\n')}\n`, 'utf8');
}
