/** `1 character`, `3 characters`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** `kafka`, `kafka and monitor`, `app, kafka and monitor`. */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Cuts what is too long for a sentence, and says so with `…`. Line ends become spaces. */
export function short(text: string, most = 80): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

/** A time as people read it, `14:02:31`, in UTC as the stack’s logs are. */
export function clock(at: Date): string {
  return at.toISOString().slice(11, 19);
}
