import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { PageNode } from '../lab/page-tree.ts';
import { walk } from '../lab/page-tree.ts';

const FILE = /^file=(\S+)$/;

/**
 * The example lab of the README, by path: its blocks that are marked `file=PATH`. A new lab is made of them, so that what the README shows is
 * what an author gets. `NN` in a path is the lab’s number, `hello` anywhere its name.
 */
export async function readTemplate(root: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(root, 'README.md'), 'utf8');
  const tree: PageNode = unified().use(remarkParse).parse(text);
  return new Map(
    [...walk(tree)].flatMap((node): [string, string][] => {
      const path = node.type === 'code' ? FILE.exec(node.meta ?? '')?.[1] : undefined;
      return path === undefined ? [] : [[path, `${node.value ?? ''}\n`]];
    }),
  );
}
