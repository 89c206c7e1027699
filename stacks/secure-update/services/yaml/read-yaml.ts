import type { Document } from 'yaml';
import { isCollection, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { Fault } from './fault.ts';

/** Characters; what is longer was written by no person. */
const LONGEST = 100_000;

type Path = readonly PropertyKey[];

/** What a file holds, and where in it. A path that is not there has the place of the nearest that is. */
interface Yaml {
  value: unknown;
  /** A fault at the value of this path. */
  atValue: (path: Path, reason: string) => Fault;
  /** A fault at the key that this path ends with. */
  atKey: (path: Path, reason: string) => Fault;
}

export type ReadYaml = { ok: true; yaml: Yaml } | { ok: false; faults: Fault[] };

/** Reads a file that a person edits. Never throws: whatever it holds, every fault comes back with its place. */
export function readYaml(text: string): ReadYaml {
  if (text.length > LONGEST) {
    return { ok: false, faults: [{ line: 1, column: 1, reason: `longer than ${LONGEST} characters` }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const at = (offset: number, reason: string): Fault => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1), reason: reason.replaceAll(/\s+/g, ' ').trim() };
  };
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) return { ok: false, faults: broken.map(({ pos, message }) => at(pos[0], message)) };
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    const fault = (of: 'key' | 'value') => (path: Path, reason: string) => at(offsetOf(document, path, of), reason);
    return { ok: true, yaml: { value, atValue: fault('value'), atKey: fault('key') } };
  } catch (error) {
    return { ok: false, faults: [at(0, error instanceof Error ? error.message : String(error))] };
  }
}

function offsetOf(document: Document, path: Path, of: 'key' | 'value'): number {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => (isNode(key) ? String(key) : key) === last);
      const node = of === 'key' ? pair?.key : (pair?.value ?? pair?.key);
      if (isNode(node) && node.range) return node.range[0];
    }
    const node: unknown = isCollection(parent) ? parent.get(last, true) : undefined;
    if (isNode(node) && node.range) return node.range[0];
    if (isNode(parent) && parent.range) return parent.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
