import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Fault } from '../../lab/fault.ts';

/** A step’s mutants.yaml. */
const MutantsFile = z.strictObject({
  equivalent: z
    .array(
      z.strictObject({
        mutant: z.string().describe('id of the mutant, as the report names it'),
        because: z.string().min(10).describe('why it is as right an answer as the solution'),
      }),
    )
    .describe('mutants that the check accepts rightly'),
});

export interface Declared {
  /** Why each of them is equivalent, by its id. */
  equivalent: ReadonlyMap<string, string>;
  faults: Fault[];
}

/** Reads a mutants.yaml. An entry that names none of `ids` is a fault: its mutant is gone, or was never there. */
export function readDeclared(file: string, text: string, ids: ReadonlySet<string>): Declared {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  /** Of the innermost part on the way that there is. */
  const lineOf = (path: readonly PropertyKey[]): number => {
    const node: unknown = document.getIn(path, true);
    const range = typeof node === 'object' && node !== null && 'range' in node ? (node.range as number[] | null) : null;
    if (range || path.length === 0) return lines.linePos(range?.[0] ?? 0).line;
    return lineOf(path.slice(0, -1));
  };
  const [error] = document.errors;
  if (error)
    return {
      equivalent: new Map(),
      faults: [
        {
          path: `${file}:${error.linePos?.[0].line ?? 1}`,
          expected: 'YAML',
          found: error.message.split('\n', 1)[0] ?? '',
        },
      ],
    };
  const read = MutantsFile.safeParse(document.toJS());
  if (!read.success)
    return {
      equivalent: new Map(),
      faults: read.error.issues.map(({ path, message }) => ({
        path: `${file}:${lineOf(path)}`,
        expected: 'equivalent: a list of { mutant, because }',
        found: `${path.join('.')}: ${message}`,
      })),
    };
  const equivalent = new Map<string, string>();
  const faults: Fault[] = [];
  for (const [index, { mutant, because }] of read.data.equivalent.entries()) {
    const fault = (expected: string): void =>
      void faults.push({ path: `${file}:${lineOf(['equivalent', index, 'mutant'])}`, expected, found: mutant });
    if (!ids.has(mutant)) fault('the id of a mutant of this step’s solution');
    else if (equivalent.has(mutant)) fault('each mutant once');
    equivalent.set(mutant, because);
  }
  return { equivalent, faults };
}
