import type { Node } from 'web-tree-sitter';
import { named } from './shell.ts';

/** A command, or something made of commands, and where it stands. */
export interface Statement {
  readonly node: Node;
  /** Those of the same body, in their order, this one among them. */
  readonly among: readonly Node[];
}

const BODIES = new Set(['program', 'compound_statement', 'do_group', 'subshell', 'list', 'pipeline', 'else_clause']);

const STATEMENTS = new Set([
  'command',
  'pipeline',
  'list',
  'redirected_statement',
  'variable_assignment',
  'variable_assignments',
  'declaration_command',
  'unset_command',
  'for_statement',
  'c_style_for_statement',
  'while_statement',
  'if_statement',
  'case_statement',
  'function_definition',
  'subshell',
  'compound_statement',
  'negated_command',
]);

/** Every statement of a script, those in functions, loops and substitutions too, the outer ones first. */
export function* statementsOf(root: Node): Generator<Statement> {
  const inner = named(root);
  const among = BODIES.has(root.type) ? inner.filter(({ type }) => STATEMENTS.has(type)) : [];
  for (const node of inner) {
    if (among.includes(node)) yield { node, among };
    yield* statementsOf(node);
  }
}

/** The program that a simple command runs, such as `docker`; null for anything else. */
export function programOf(node: Node): string | null {
  if (node.type === 'redirected_statement') {
    const body = node.childForFieldName('body');
    return body ? programOf(body) : null;
  }
  return node.type === 'command' ? (node.childForFieldName('name')?.text ?? null) : null;
}
