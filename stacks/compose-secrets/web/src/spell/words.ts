import { readFileSync } from 'node:fs';

/** Reads a list with a word a line, such as that of Debian’s package `wamerican`. */
export function readWords(file: string): ReadonlySet<string> {
  const lines = readFileSync(file, 'utf8').split('\n');
  return new Set(lines.map((line) => line.trim().toLowerCase()).filter((word) => word !== ''));
}
