import { randomInt } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A new terminal's id. */
export function newId(): string {
  return Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** The wanted name, with the next number behind it where it is taken; a terminal without a name of its own always has a number. */
export function freeName(wanted: string, taken: readonly string[]): string {
  if (wanted !== 'Terminal' && !taken.includes(wanted)) return wanted;
  for (let number = taken.length + 1; ; number += 1) {
    const name = `${wanted} ${number}`;
    if (!taken.includes(name)) return name;
  }
}
