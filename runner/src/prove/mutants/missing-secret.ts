import { destinations, type Reading } from './reading.ts';
import type { Edit } from './edit.ts';
import type { Facts } from './facts.ts';
import { walk } from './shell.ts';

/** Empties a variable or a file that holds a secret, before the script that needs it. */
export function missingSecret({ piece, root }: Reading, { variables, secretFiles }: Facts): Edit[] {
  if (!root) return [];
  const used = new Set([...walk(root)].filter(({ type }) => type === 'variable_name').map(({ text }) => text));
  const made = new Set([...walk(root)].flatMap((node) => destinations(node).map(({ text }) => text)));
  const first = (what: string, line: string): Edit => ({ what, changes: [{ from: 0, to: 0, put: `${line}\n` }] });
  return [
    ...variables.filter((name) => used.has(name)).map((name) => first(`${name} empty`, `${name}=`)),
    ...[...secretFiles]
      .filter(([name, path]) => piece.text.includes(name) && !made.has(path))
      .map(([, path]) => first(`${path} empty`, `: > ${path}`)),
  ];
}
