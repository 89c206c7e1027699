import type { z } from 'zod';

/** One thing wrong in a lab’s folder. */
export interface Fault {
  /** File, relative to the folder of all labs, with `:line` or `.key` where known. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** Everything wrong in the labs, all at once. */
export class LabFaults extends Error {
  override readonly name = 'LabFaults';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(['The labs are not well formed:', ...faults.map(toLine)].join('\n'));
    this.faults = faults;
  }
}

function toLine({ path, expected, found }: Fault): string {
  return `  ${path}: expected ${expected}, found ${found}`;
}

/** The faults that zod saw in `value`, each with its place in the file. */
export function faultsOf(file: string, value: unknown, error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: `${file} ${[...issue.path, key].join('.')}`,
        expected: 'no such key',
        found: show(at(value, [...issue.path, key])),
      }));
    }
    const place = issue.path.length > 0 ? `${file} ${issue.path.join('.')}` : file;
    return [
      {
        path: place,
        expected: issue.message
          .replace(/^Invalid input: expected |^Invalid (string|option): /, '')
          .replace(/, received .*$/, ''),
        found: show(at(value, issue.path)),
      },
    ];
  });
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
