/** A value that nobody should be able to read, and what it is called in a sentence. */
export interface Secret {
  readonly called: string;
  readonly value: string;
  /** It opens nothing any more: what runs should not know it, what was once written down does no harm. */
  readonly burnt?: boolean;
  /** Length from which on it is looked for, where that is not LEAST: what was drawn by chance stands nowhere by chance. */
  readonly least?: number;
}

/** Shorter ones stand everywhere by chance: finding them shows nothing. */
export const LEAST = 12;

/** The ways in which a value is written down: as it is, in an address, as base64. */
export function spellings(value: string): string[] {
  const address = encodeURIComponent(value);
  const base64 = Buffer.from(value).toString('base64');
  return [...new Set([value, address, base64, Buffer.from(`${value}\n`).toString('base64')])];
}

export const isSought = ({ value, least = LEAST }: Secret): boolean => value.length >= least;

export const holds = (text: string, secret: Secret): boolean =>
  isSought(secret) && spellings(secret.value).some((spelling) => text.includes(spelling));

/** A line as it may be shown: the secret’s letters stay with whoever has them. */
export function masked(text: string, { value }: Secret): string {
  return spellings(value).reduce((line, spelling) => line.replaceAll(spelling, '•••'), text);
}
