import { parse as parseYaml } from 'yaml';
import { toBlock } from './block.ts';
import type { Fault } from './fault.ts';
import type { Block } from './lab.ts';
import { namesIn, takeAbout, type Mention } from './mention.ts';
import { parsePage, walk, type PageNode } from './page-tree.ts';

/** What a page is made of, as far as the runner cares: its frontmatter, unread, and the blocks that do something. */
export interface Page {
  frontmatter: unknown;
  blocks: Block[];
  /** Findings that the page says its words are about. */
  mentions: Mention[];
  faults: Fault[];
}

/** Reads the text of an MDX page. `file` is for the faults alone; `terminal` is where `run` blocks go that name none. */
export function readPage(file: string, text: string, terminal: string): Page {
  const page: Page = { frontmatter: undefined, blocks: [], mentions: [], faults: [] };
  let root: PageNode;
  try {
    root = parsePage(text);
  } catch (error) {
    page.faults.push({
      path: file,
      expected: 'a page of MDX',
      found: error instanceof Error ? error.message : String(error),
    });
    return page;
  }
  for (const node of walk(root)) {
    const line = node.position?.start.line ?? 0;
    const path = `${file}:${line}`;
    if (node.type === 'yaml') page.frontmatter = readYaml(path, node.value ?? '', page.faults);
    if (node.name === 'About') {
      const findings = namesIn(node.attributes?.find(({ name }) => name === 'finding')?.value);
      if (findings.length === 0)
        page.faults.push({ path, expected: '<About finding="NAME"> around the words', found: 'no finding' });
      page.mentions.push(...findings.map((finding) => ({ finding, line })));
    }
    if (node.type !== 'code') continue;
    const { findings, meta } = takeAbout(node.meta ?? '');
    page.mentions.push(...findings.map((finding) => ({ finding, line })));
    const block = toBlock({ meta, code: node.value ?? '', line, terminal });
    if (typeof block === 'string')
      page.faults.push({
        path,
        expected: 'run, copy or save-as=PATH after the language, and about=FINDING if it is about one',
        found: block,
      });
    else if (block) page.blocks.push(block);
  }
  return page;
}

function readYaml(path: string, text: string, faults: Fault[]): unknown {
  try {
    return parseYaml(text);
  } catch (error) {
    faults.push({
      path,
      expected: 'frontmatter in YAML',
      found: error instanceof Error ? error.message : String(error),
    });
    return undefined;
  }
}
