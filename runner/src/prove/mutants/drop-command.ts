import { brief, type Edit } from './edit.ts';
import type { Reading } from './reading.ts';
import { statementsOf, type Statement } from './statements.ts';

/** Leaves out one command, one part of a pipeline behind its first, one function. */
export function dropCommand({ root }: Reading): Edit[] {
  if (!root) return [];
  return [...statementsOf(root)].flatMap((statement) => drop(statement));
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
