import type { Node } from 'web-tree-sitter';
import { brief, type Edit } from './edit.ts';
import type { Reading } from './reading.ts';
import { statementsOf } from './statements.ts';
import { walk } from './shell.ts';
import type { Span } from './data.ts';

/** Swaps two neighbouring commands of which the second may need the first, and the first two entries of a list. */
export function swappedOrder({ piece, root, data }: Reading): Edit[] {
  const swap = (one: Span, other: Span): Edit => {
    const [first, second] = [piece.text.slice(one.from, one.to), piece.text.slice(other.from, other.to)];
    return {
      what: `${brief(second)} before ${brief(first)}`,
      changes: [
        { ...one, put: second },
        { ...other, put: first },
      ],
    };
  };
  const commands = root ? neighbours(root).map(([one, other]) => swap(span(one), span(other))) : [];
  const entries = data.flatMap(({ lists }) =>
    lists.flatMap(([one, other]) => (one && other ? [swap(one, other)] : [])),
  );
  return [...commands, ...entries].filter(({ changes: [one, other] }) => one?.put !== other?.put);
}

const span = ({ startIndex, endIndex }: Node): Span => ({ from: startIndex, to: endIndex });

function neighbours(root: Node): [Node, Node][] {
  const functions = new Set(
    [...walk(root)].flatMap((node) => (node.type === 'function_definition' ? [nameOf(node)] : [])),
  );
  const bodies = new Set(
    [...statementsOf(root)].map(({ among }) => among).filter((among) => among[0]?.parent?.type !== 'pipeline'),
  );
  return [...bodies].flatMap((among) =>
    among.flatMap((one, index): [Node, Node][] => {
      const other = among[index + 1];
      return other && dependent(one, other, functions) ? [[one, other]] : [];
    }),
  );
}

/** Whether two commands share a word or a variable, or both act on something outside the shell. */
function dependent(one: Node, other: Node, functions: ReadonlySet<string>): boolean {
  if (one.type === 'function_definition' || other.type === 'function_definition') return false;
  const [first, second] = [wordsOf(one), wordsOf(other)];
  const [ran, runs] = [programsOf(one), programsOf(other)];
  const acts = (programs: readonly string[]): boolean =>
    programs.some((program) => ACTING.has(program) || functions.has(program));
  return [...first].some((word) => second.has(word)) || (acts(ran) && acts(runs));
}

const ACTING = new Set(['docker', 'curl']);

/** Files, variables and the like: what is not the program, no flag, and has a letter. */
function wordsOf(node: Node): Set<string> {
  const leaves = [...walk(node)].filter(
    ({ type, parent }) => (type === 'word' && parent?.type !== 'command_name') || type === 'variable_name',
  );
  return new Set(leaves.map(({ text }) => text).filter((text) => /^[^-].*[a-z]/i.test(text) || /^[a-z]/i.test(text)));
}

const programsOf = (node: Node): string[] =>
  [...walk(node)].filter(({ type }) => type === 'command_name').map(({ text }) => text);

const nameOf = (node: Node): string => node.childForFieldName('name')?.text ?? '';
