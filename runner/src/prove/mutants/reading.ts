import type { Node } from 'web-tree-sitter';
import { holdsData, readData, type Data, type Span } from './data.ts';
import type { Piece } from './piece.ts';
import { named, walk, type Shell } from './shell.ts';

/** A piece of a solution as its mutators see it. */
export interface Reading {
  readonly piece: Piece;
  /** The script; null for a file. */
  readonly root: Node | null;
  /** The YAML and JSON that it is, or that stands in its here-documents. */
  readonly data: readonly Data[];
  /** Where names and numbers stand: words of commands, texts, keys and values of data. */
  readonly words: readonly Span[];
}

export function readPiece(piece: Piece, shell: Shell): Reading {
  if (piece.kind === 'file') {
    const data = holdsData(piece.path ?? '') ? readData(piece.text) : null;
    return {
      piece,
      root: null,
      data: data ? [data] : [],
      words: data?.scalars ?? [{ from: 0, to: piece.text.length }],
    };
  }
  const root = shell.parse(piece.text);
  const data = [...walk(root)].flatMap((node) => dataIn(node));
  const inData = ({ from, to }: Span): boolean => data.some((one) => one.from <= from && to <= one.to);
  const plain = [...wordsBelow(root)].filter((span) => !inData(span));
  return {
    piece,
    root,
    data,
    words: [...plain, ...data.flatMap(({ scalars }) => scalars)].toSorted((a, b) => a.from - b.from),
  };
}

/** A here-document that is written into a file of YAML or JSON. */
function dataIn(node: Node): Data[] {
  if (node.type !== 'redirected_statement') return [];
  const body = hereDocument(node);
  const path = destinations(node)[0]?.text ?? '';
  const data = body && holdsData(path) ? readData(body.text, body.startIndex) : null;
  return data ? [data] : [];
}

/** The text of a statement’s here-document. */
export function hereDocument(statement: Node): Node | null {
  const redirect = named(statement).find(({ type }) => type === 'heredoc_redirect');
  return redirect ? (named(redirect).find(({ type }) => type === 'heredoc_body') ?? null) : null;
}

/** The files that a statement’s own output makes anew: not what is appended to, and not where errors go. */
export function destinations(statement: Node): Node[] {
  const redirects = named(statement).flatMap((child) => (child.type === 'heredoc_redirect' ? named(child) : [child]));
  return redirects.flatMap((redirect) => {
    if (redirect.type !== 'file_redirect' || redirect.childForFieldName('descriptor')) return [];
    const to = redirect.childForFieldName('destination');
    return redirect.children.some((child) => child?.type === '>') && to && !to.text.startsWith('/dev/') ? [to] : [];
  });
}

const WORDS = new Set(['word', 'string_content', 'raw_string', 'number', 'heredoc_body']);

function* wordsBelow(node: Node): Generator<Span> {
  if (node.type === 'command_name' || node.type === 'comment') return;
  if (WORDS.has(node.type) && named(node).length === 0) yield { from: node.startIndex, to: node.endIndex };
  else for (const child of named(node)) yield* wordsBelow(child);
}
