import { randomBytes } from 'node:crypto';

/** A random identifier of lower-case letters and digits; 12 of them hold 62 bits. */
export function randomId(length: number): string {
  // rejecting 252 and above keeps every letter equally likely
  const letters = '0123456789abcdefghijklmnopqrstuvwxyz';
  let id = '';
  while (id.length < length) {
    for (const byte of randomBytes(length)) if (byte < 252 && id.length < length) id += letters[byte % 36];
  }
  return id;
}
