import { isMap, isScalar, LineCounter, parseDocument, type Node, type Pair } from 'yaml';

const HEAD = /^---\r?\n([\s\S]*?)\r?\n---/;

/** Line of a page at which a key of its frontmatter stands, or the nearest key around it; 1 where there is none. */
export function lineOfKey(text: string, path: readonly string[]): number {
  const yaml = HEAD.exec(text)?.[1];
  if (yaml === undefined) return 1;
  const lines = new LineCounter();
  let node: unknown = parseDocument(yaml, { lineCounter: lines }).contents;
  let line = 1;
  for (const key of path) {
    const pair = isMap(node) ? node.items.find((item) => keyOf(item) === key) : undefined;
    if (pair === undefined) break;
    const [start = 0] = (pair.key as Node).range ?? [];
    line = lines.linePos(start).line + 1;
    node = pair.value;
  }
  return line;
}

const keyOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '');
