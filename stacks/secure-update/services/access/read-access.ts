import type { z } from 'zod';
import { TOPICS } from '../bus/topics.ts';
import { closest } from '../yaml/closest.ts';
import type { Fault } from '../yaml/fault.ts';
import { inside } from '../yaml/inside.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { Access } from './schema.ts';
import { accessSchema, ANY } from './schema.ts';

export type ReadAccess = { ok: true; access: Access } | { ok: false; faults: Fault[] };

type Path = readonly PropertyKey[];

/** Reads access.yaml. Every fault comes back with its place in the file. */
export function readAccess(text: string): ReadAccess {
  const read = readYaml(text);
  if (!read.ok) return read;
  const { value, atKey } = read.yaml;
  const parsed = accessSchema.safeParse(value);
  if (parsed.success) return { ok: true, access: parsed.data };
  const faults = parsed.error.issues.flatMap((issue) =>
    pathsOf(issue).map((path) => atKey(path, sentence(issue, path, value))),
  );
  return { ok: false, faults };
}

/** Of an issue about keys, the path of each of them. */
function pathsOf(issue: z.core.$ZodIssue): Path[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

function sentence(issue: z.core.$ZodIssue, path: Path, value: unknown): string {
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
  const wrong = [inside(inside(value, name), field)].flat().find((one) => !topics.includes(String(one)));
  return `${field}: there is no topic ${String(wrong)}; ${did(String(wrong), topics) ?? `expected ${topics.join(', ')}`}`;
}

function did(word: string, words: readonly string[]): string | undefined {
  const near = closest(word, words);
  return near === undefined ? undefined : `did you mean ${near}?`;
}
