import { fileURLToPath } from 'node:url';
import { Language, Parser, type Node, type Tree } from 'web-tree-sitter';

/** A script as bash would read it. Places are characters of the text. */
export interface Shell {
  parse: (text: string) => Node;
}

let loaded: Promise<Shell> | undefined;

/** Loads bash’s grammar once. Nothing is compiled and nothing is run. */
export function loadShell(): Promise<Shell> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Shell> {
  await Parser.init();
  const language = await Language.load(fileURLToPath(import.meta.resolve('tree-sitter-bash/tree-sitter-bash.wasm')));
  const parser = new Parser().setLanguage(language);
  return {
    parse: (text) => {
      const tree: Tree | null = parser.parse(text);
      if (!tree) throw new Error('bash’s grammar gave no tree: it has no language');
      return tree.rootNode;
    },
  };
}

/** A node and all below it, in the order of the text. */
export function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of named(node)) yield* walk(child);
}

/** A node’s children that are more than punctuation. */
export function named(node: Node): Node[] {
  return node.namedChildren.filter((child) => child !== null);
}

/** What bash makes of a text, its spaces and comments left out: two texts with the same one are the same script. */
export function sense(root: Node): string {
  const leaves: string[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'comment') return;
    if (node.childCount === 0) leaves.push(node.text);
    for (const child of node.children) if (child) visit(child);
  };
  visit(root);
  return leaves.join('\u0000');
}
