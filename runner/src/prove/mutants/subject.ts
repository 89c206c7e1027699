import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from '../../lab/fault.ts';
import type { Lab, Step } from '../../lab/lab.ts';
import { readDeclared } from './declared.ts';
import { digestOf } from './digest.ts';
import { readFacts } from './facts.ts';
import { mutantsOf } from './generate.ts';
import type { Mutant } from './mutant.ts';
import { loadShell } from './shell.ts';

/** A step with all its mutants. */
export interface Subject {
  readonly step: Step;
  readonly mutants: readonly Mutant[];
  /** Why the lab calls them equivalent, by id. */
  readonly equivalent: ReadonlyMap<string, string>;
  readonly digest: string;
}

/** Makes the mutants of steps and reads what the lab declares about them. Its faults are handed over with them, all at once. */
export async function readSubjects(
  lab: Lab,
  steps: readonly Step[],
  most: number,
): Promise<{ subjects: Subject[]; faults: Fault[] }> {
  const shell = await loadShell();
  const facts = await readFacts(lab);
  const faults: Fault[] = [];
  const subjects: Subject[] = [];
  for (const step of steps) {
    const mutants = mutantsOf(step, facts, shell);
    const file = join(lab.dir, step.id, 'mutants.yaml');
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    });
    const ids = new Set(mutants.filter(({ counts }) => counts).map(({ id }) => id));
    const declared = text === null ? null : readDeclared(`${lab.id}/${step.id}/mutants.yaml`, text, ids);
    faults.push(...(declared?.faults ?? []));
    const equivalent = declared?.equivalent ?? new Map<string, string>();
    subjects.push({ step, mutants, equivalent, digest: await digestOf(lab, step, mutants, most) });
  }
  return { subjects, faults };
}
