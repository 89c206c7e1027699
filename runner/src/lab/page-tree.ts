import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** A node of a page, as far as anybody here looks at it. */
export interface PageNode {
  type: string;
  value?: string | undefined;
  name?: string | null | undefined;
  attributes?: { type: string; name?: string; value?: unknown }[] | undefined;
  lang?: string | null | undefined;
  meta?: string | null | undefined;
  url?: string | undefined;
  alt?: string | null | undefined;
  children?: PageNode[] | undefined;
  position?: { start: { line: number } } | undefined;
}

const parser = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkMdx);

/** The tree of an MDX page. Throws where it is none. */
export function parsePage(text: string): PageNode {
  return parser.parse(text);
}

/** A node and all below it, in the order of the page. */
export function* walk(node: PageNode): Generator<PageNode> {
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}
