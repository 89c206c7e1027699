import type { Fault } from '../yaml/fault.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { findContradictions } from './find-contradictions.ts';
import { sayIssue } from './say-issue.ts';
import type { Policy } from './schema.ts';
import { policySchema } from './schema.ts';

export type ReadPolicy = { ok: true; policy: Policy } | { ok: false; faults: Fault[] };

/** Reads a policy. Every fault comes back with its place in the file, in the order of the file. */
export function readPolicy(text: string): ReadPolicy {
  const read = readYaml(text);
  if (!read.ok) return fail(read.faults);
  const { value, atValue } = read.yaml;
  const parsed = policySchema.safeParse(value);
  const faults = parsed.success
    ? findContradictions(parsed.data)
    : parsed.error.issues.flatMap((issue) => sayIssue(issue, value));
  if (!parsed.success || faults.length > 0) return fail(faults.map(({ path, reason }) => atValue(path, reason)));
  return { ok: true, policy: parsed.data };
}

function fail(faults: Fault[]): ReadPolicy {
  return {
    ok: false,
    faults: faults.toSorted((left, right) => left.line - right.line || left.column - right.column),
  };
}
