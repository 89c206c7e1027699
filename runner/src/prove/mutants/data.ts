import { isScalar, isSeq, parseAllDocuments, visit, type Range } from 'yaml';

/** What a file of YAML or JSON holds, with its places in the text around it. */
export interface Data {
  readonly from: number;
  readonly to: number;
  /** Keys and values. */
  readonly scalars: readonly Span[];
  /** Entries of each list. */
  readonly lists: readonly (readonly Span[])[];
  /** What it says, however it is written. */
  readonly means: string;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

const DATA = /\.(ya?ml|json)$/;

export const holdsData = (path: string): boolean => DATA.test(path);

/** Reads YAML, of which JSON is a part; null where it is neither. `from` is where the text begins in what is around it. */
export function readData(text: string, from = 0): Data | null {
  const documents = [...parseAllDocuments(text)];
  if (documents.some(({ errors }) => errors.length > 0)) return null;
  const scalars: Span[] = [];
  const lists: Span[][] = [];
  const spanOf = (range: Range | null | undefined): Span[] => {
    if (!range) return [];
    const inner = text.slice(range[0], range[1]).trimEnd();
    return inner === '' ? [] : [{ from: from + range[0], to: from + range[0] + inner.length }];
  };
  for (const document of documents)
    visit(document, (_, node) => {
      if (isScalar(node)) scalars.push(...spanOf(node.range));
      if (isSeq(node))
        lists.push(
          node.items.flatMap((item) =>
            typeof item === 'object' && item !== null && 'range' in item ? spanOf(item.range as Range) : [],
          ),
        );
    });
  const means = JSON.stringify(documents.map((document): unknown => document.toJS()));
  return { from, to: from + text.length, scalars, lists, means };
}
