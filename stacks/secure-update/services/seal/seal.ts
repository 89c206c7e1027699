/**
 * The mark that says: the verifier has seen this file. It is the same for every file and everybody can read it here, so
 * whoever can write to the bus can forge it.
 */
const SEAL = '#verified-and-sealed';

/** `blob` is the base64 of a file; so is what comes back, of that text and the seal behind it. */
export function seal(blob: string): string {
  return Buffer.from(blob + SEAL, 'utf8').toString('base64');
}

/** The base64 of the file inside, or undefined where there is no seal. */
export function unseal(sealed: string): string | undefined {
  const text = Buffer.from(sealed, 'base64').toString('utf8');
  return text.endsWith(SEAL) ? text.slice(0, -SEAL.length) : undefined;
}
