import { createHmac } from 'node:crypto';

/** Digits and letters that nobody mistakes for another when reading them off a screen. */
const PLAIN = '23456789abcdefghjkmnpqrstuvwxyz';

/** Draws `length` plain characters from a seed: the same seed and name give the same, another seed another. */
function drawTag(seed: string, name: string, length: number): string {
  const bytes = createHmac('sha256', seed).update(name).digest();
  return Array.from({ length }, (_, place) => PLAIN[(bytes[place % bytes.length] ?? 0) % PLAIN.length]).join('');
}

const DRAW = /\{tag:([1-9][0-9]?)\}/g;

/**
 * A lab’s parameters for one attempt: `{tag:4}` in a value becomes four characters drawn from the attempt’s seed, everything
 * else stays as written.
 */
export function drawParameters(parameters: Readonly<Record<string, string>>, seed: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      value.replaceAll(DRAW, (_, length: string) => drawTag(seed, name, Number(length))),
    ]),
  );
}

/** Whether any of these parameters is another one in each attempt. */
export function isDrawn(parameters: Readonly<Record<string, string>>): boolean {
  return Object.values(parameters).some((value) => value.search(DRAW) >= 0);
}

/** `{name}` in a text becomes the parameter of that name; what names none stays as written. */
export function fillIn(text: string, parameters: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{([a-z][a-z0-9-]*)\}/g, (whole, name: string) => parameters[name] ?? whole);
}
