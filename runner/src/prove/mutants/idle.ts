import type { Node } from 'web-tree-sitter';
import type { Span } from './data.ts';
import { named, walk } from './shell.ts';
import { programOf } from './statements.ts';

/** They wait, or say something: without them an answer is as right as before, only sooner or later. */
const IDLE = new Set(['sleep', 'wait', 'true', ':', 'echo', 'printf', 'return', 'exit']);
const LOOPS = new Set(['for_statement', 'c_style_for_statement', 'while_statement']);

/**
 * What of a script only waits or talks: such commands, loops that sleep between two looks, functions made of nothing else, and calls
 * of them. A change there makes an answer late, not wrong.
 */
export function idleIn(root: Node): Span[] {
  const functions = new Set<string>();
  const isIdle = (node: Node): boolean => {
    if (LOOPS.has(node.type)) return [...walk(node)].some((inner) => programOf(inner) === 'sleep');
    if (node.type === 'function_definition') return bodyOf(node).every(isIdle);
    const program = node.type === 'command' ? programOf(node) : null;
    const acts = [...walk(node)].some(({ type }) => type === 'command_substitution');
    return program !== null && !acts && (IDLE.has(program) || functions.has(program));
  };
  for (const node of walk(root))
    if (node.type === 'function_definition' && isIdle(node)) functions.add(node.childForFieldName('name')?.text ?? '');
  return [...walk(root)]
    .filter((node) => isIdle(node) && node.parent?.type !== 'redirected_statement')
    .map(({ startIndex, endIndex }) => ({ from: startIndex, to: endIndex }));
}

function bodyOf(definition: Node): Node[] {
  const body = definition.childForFieldName('body');
  return body ? named(body).filter(({ type }) => type !== 'comment') : [];
}
