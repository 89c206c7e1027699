import type { Node } from 'web-tree-sitter';
import { brief, type Edit } from './edit.ts';
import type { Reading } from './reading.ts';
import { programOf, statementsOf, type Statement } from './statements.ts';

/** They wait, or say something: without them an answer is as right as before, only sooner or later. */
const IDLE = new Set(['sleep', 'wait', 'true', ':', 'echo', 'printf', 'return', 'exit']);

/** Leaves out one command, one part of a pipeline behind its first, one function. */
export function dropCommand({ root }: Reading): Edit[] {
  if (!root) return [];
  return [...statementsOf(root)].flatMap((statement) => (isIdle(statement.node) ? [] : drop(statement)));
}

function drop({ node, among }: Statement): Edit[] {
  // alone in its body: without it is without what is around it
  if (among.length === 1) return [];
  const what = `without ${brief(node.text)}`;
  const parent = node.parent?.type;
  if (parent !== 'pipeline' && parent !== 'list')
    return [{ what, changes: [{ from: node.startIndex, to: node.endIndex, put: ':' }] }];
  const before = among[among.indexOf(node) - 1];
  if (before) return [{ what, changes: [{ from: before.endIndex, to: node.endIndex, put: '' }] }];
  return parent === 'list' ? [{ what, changes: [{ from: node.startIndex, to: node.endIndex, put: ':' }] }] : [];
}

function isIdle(node: Node): boolean {
  const program = programOf(node);
  return program !== null && IDLE.has(program) && node.type !== 'redirected_statement';
}
