import type { PageNode } from '../lab/page-tree.ts';

/** Words of a page that a person reads, with the line on which they begin. */
export interface Words {
  readonly text: string;
  readonly line: number;
}

/** Attributes that are shown as text. */
const SHOWN = ['question', 'reason', 'title', 'alt', 'label'];

/** What is read on a page, in its order; code of any kind is left out. */
export function* proseOf(node: PageNode): Generator<Words> {
  const line = node.position?.start.line ?? 1;
  if (node.type === 'text' && node.value) yield { text: node.value, line };
  for (const { name = '', value } of node.attributes ?? [])
    if (SHOWN.includes(name) && typeof value === 'string') yield { text: value, line };
  for (const child of node.children ?? []) yield* proseOf(child);
}

/** The text of a node and all below it, as a heading’s anchor is made of it. */
export function textOf(node: PageNode): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value ?? '';
  return (node.children ?? []).map(textOf).join('');
}

/** The value of an attribute that is written as a plain string; null where there is none. */
export function attribute(node: PageNode, name: string): string | null {
  const value = node.attributes?.find((one) => one.name === name)?.value;
  return typeof value === 'string' ? value : null;
}

/** Whether an element has an attribute, with or without a value. */
export function has(node: PageNode, name: string): boolean {
  return node.attributes?.some((one) => one.name === name) ?? false;
}

export function isElement({ type }: PageNode): boolean {
  return type === 'mdxJsxFlowElement' || type === 'mdxJsxTextElement';
}
