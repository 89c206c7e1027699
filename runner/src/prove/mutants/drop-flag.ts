import type { Node } from 'web-tree-sitter';
import { brief, type Edit } from './edit.ts';
import { TAKES, TALK } from './flags.ts';
import type { Reading } from './reading.ts';
import { named, walk } from './shell.ts';

/** Leaves out one flag of a command, with what belongs to it. */
export function dropFlag({ root }: Reading): Edit[] {
  return root ? [...walk(root)].filter(({ type }) => type === 'command').flatMap(flagsOf) : [];
}

function flagsOf(command: Node): Edit[] {
  const words = named(command).filter(({ type }) => !type.endsWith('_redirect') && type !== 'variable_assignment');
  // a command may run another one, as `docker compose exec` does: the last one named has the flag
  let program = '';
  const edits: Edit[] = [];
  for (const [index, word] of words.entries()) {
    if (word.text in TAKES || word.type === 'command_name') program = word.text;
    if (!/^--?[A-Za-z]/.test(word.text) || TALK[program]?.has(word.text)) continue;
    const last = words[index + takes(program, words.slice(index))];
    const before = words[index - 1];
    if (!last || !before) continue;
    const text = command.text.slice(word.startIndex - command.startIndex, last.endIndex - command.startIndex);
    edits.push({ what: `without ${brief(text)}`, changes: [{ from: before.endIndex, to: last.endIndex, put: '' }] });
  }
  return edits;
}

function takes(program: string, [flag, next]: readonly Node[]): number {
  // `docker compose -f compose.yaml`, but `docker rm -f`
  if (program === 'docker' && flag?.text === '-f') return next && /\.ya?ml$|file$/.test(next.text) ? 1 : 0;
  return TAKES[program]?.[flag?.text ?? ''] ?? 0;
}
