import type { Document } from 'yaml';
import { isCollection, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { Fault } from './fault.ts';
import { findContradictions } from './find-contradictions.ts';
import { sayIssue } from './say-issue.ts';
import type { Policy } from './schema.ts';
import { policySchema } from './schema.ts';

/** A file that is longer is no policy. */
const LONGEST = 100_000;

export type ReadPolicy = { ok: true; policy: Policy } | { ok: false; faults: Fault[] };

type Path = readonly PropertyKey[];

/** Reads a policy. Every fault comes back with its place in the file, in the order of the file. */
export function readPolicy(text: string): ReadPolicy {
  const fail = (faults: Fault[]): ReadPolicy => ({
    ok: false,
    faults: faults.toSorted((left, right) => left.line - right.line || left.column - right.column),
  });
  if (text.length > LONGEST) return fail([{ line: 1, column: 1, reason: `longer than ${LONGEST} characters` }]);

  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const at = (offset: number, reason: string): Fault => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1), reason };
  };
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) return fail(broken.map(({ pos, message }) => at(pos[0], oneLine(message))));

  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return fail([at(0, oneLine(error instanceof Error ? error.message : String(error)))]);
  }
  const parsed = policySchema.safeParse(value);
  if (!parsed.success) {
    return fail(
      parsed.error.issues.flatMap((issue) =>
        sayIssue(issue, value).map(({ path, reason }) => at(offsetOf(document, path), reason)),
      ),
    );
  }
  const contradictions = findContradictions(parsed.data);
  if (contradictions.length > 0)
    return fail(contradictions.map(({ path, reason }) => at(offsetOf(document, path), reason)));
  return { ok: true, policy: parsed.data };
}

/** Where the value of a path begins, or the nearest that there is around it; of a key that nobody knows, the key. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => (isNode(key) ? String(key) : key) === last);
      const node = pair?.value ?? pair?.key;
      if (isNode(node) && node.range) return node.range[0];
    }
    const node: unknown = isCollection(parent) ? parent.get(last, true) : undefined;
    if (isNode(node) && node.range) return node.range[0];
    if (isNode(parent) && parent.range) return parent.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
