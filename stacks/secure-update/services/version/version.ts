import { z } from 'zod';

/** 1.0.3u, 1.0.5-ab12: numbers with dots, letters right behind them, a label behind a hyphen. */
const VERSION = /^(\d{1,9}(?:\.\d{1,9}){0,5})([a-z]{0,8})(?:-[a-z0-9.]{1,20})?$/i;

export const versionSchema = z.string().regex(VERSION, 'a version like 1.0.4b or 1.0.5-ab12');

/**
 * Whether one version is older than another: number by number, then by the letters. A label orders nothing, so two
 * versions that differ only there count as alike; so does text that is no version, which is older than any that is.
 */
export function isOlder(version: string, than: string): boolean {
  const [left, right] = [parts(version), parts(than)];
  for (let at = 0; at < Math.max(left.numbers.length, right.numbers.length); at += 1) {
    const difference = (left.numbers[at] ?? 0) - (right.numbers[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return left.letters < right.letters;
}

/** The version that an app's source gives itself, as in `const VERSION = '1.0.4b'`. */
export function versionIn(source: Buffer): string | undefined {
  // it stands at the top of the file; what comes after may be large
  const found = /\bVERSION\s*=\s*(['"`])([^'"`\n]{1,40})\1/.exec(source.toString('utf8', 0, 65_536))?.[2];
  return found !== undefined && VERSION.test(found) ? found : undefined;
}

function parts(version: string): { numbers: number[]; letters: string } {
  const [, numbers, letters = ''] = VERSION.exec(version) ?? [];
  return { numbers: numbers?.split('.').map(Number) ?? [-1], letters: letters.toLowerCase() };
}
