import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { TOPICS } from '../bus/topics.ts';
import { closest } from '../policy/closest.ts';
import type { Fault } from '../policy/fault.ts';
import type { Access } from './schema.ts';
import { accessSchema, ANY } from './schema.ts';

export type ReadAccess = { ok: true; access: Access } | { ok: false; faults: Fault[] };

type Path = readonly PropertyKey[];

/** Reads access.yaml. Every fault comes back with its place in the file. */
export function readAccess(text: string): ReadAccess {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const at = (offset: number, reason: string): Fault => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1), reason: reason.replaceAll(/\s+/g, ' ').trim() };
  };
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) return { ok: false, faults: broken.map(({ pos, message }) => at(pos[0], message)) };

  const parsed = accessSchema.safeParse(document.toJS({ maxAliasCount: 100 }));
  if (parsed.success) return { ok: true, access: parsed.data };
  const faults = parsed.error.issues.flatMap((issue) =>
    pathsOf(issue).map((path) => at(offsetOf(document, path), sentence(issue, path, document))),
  );
  return { ok: false, faults };
}

/** Of an issue about keys, the path of each of them. */
function pathsOf(issue: z.core.$ZodIssue): Path[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

function sentence(issue: z.core.$ZodIssue, path: Path, document: Document): string {
  const services: readonly string[] = TOPICS;
  const name = String(path[0] ?? '');
  if (path.length === 0)
    return 'expected a line for each service, such as storage: { reads: storage, writes: monitor }';
  if (path.length === 1 && !services.includes(name)) {
    return `there is no service ${name}; ${did(name, services) ?? `there are ${services.join(', ')}`}`;
  }
  if (path.length === 1)
    return `${name}: expected what it reads and writes, such as { reads: ${name}, writes: monitor }`;
  const field = String(path[1]);
  if (issue.code === 'unrecognized_keys') {
    return `${name} has nothing called ${field}; ${did(field, ['reads', 'writes']) ?? 'there are reads and writes'}`;
  }
  const topics = [ANY, ...services];
  const found: unknown = document.getIn([name, field]);
  const named: unknown = isNode(found) ? found.toJS(document) : found;
  const wrong = [named].flat().find((one) => !topics.includes(String(one)));
  return `${field}: there is no topic ${String(wrong)}; ${did(String(wrong), topics) ?? `expected ${topics.join(', ')}`}`;
}

function did(word: string, words: readonly string[]): string | undefined {
  const near = closest(word, words);
  return near === undefined ? undefined : `did you mean ${near}?`;
}

/** Where a path's value begins; of a key that nobody knows, the key. */
function offsetOf(document: Document, path: Path): number {
  const parent: unknown = path.length < 2 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return isNode(parent) && parent.range ? parent.range[0] : 0;
  const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
  const node = pair?.key;
  return isNode(node) && node.range ? node.range[0] : (parent.range?.[0] ?? 0);
}
