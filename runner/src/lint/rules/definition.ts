import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lineOfKey } from '../frontmatter.ts';
import type { Rule } from '../rule.ts';

const PLACE = /^(?<file>.*?)(?::(?<line>\d+))?(?: (?<key>\S+))?$/;

/** What the runner itself says of a lab when it reads it: with any of these it would not start. */
export const definition: Rule = {
  name: 'definition',
  says: 'A lab can be read: front page, steps, checks, blocks and wrong answers are what the runner expects.',
  look: ({ root, faults }) =>
    faults.map(({ path, expected, found }) => {
      const { file = path, line, key } = PLACE.exec(path)?.groups ?? {};
      const told = line === undefined ? lineIn(join(root, 'labs', file), key) : Number(line);
      const wanted = expected.replace(/^expected /, '');
      const named = key === undefined ? wanted : `${key}: ${wanted}`;
      return { path: `labs/${file}`, line: told, expected: named, found };
    }),
};

function lineIn(file: string, key: string | undefined): number {
  if (key === undefined) return 1;
  try {
    return lineOfKey(readFileSync(file, 'utf8'), key.split('.'));
  } catch {
    // what is not there has no lines
    return 1;
  }
}
