import { join, resolve } from 'node:path';
import type { ArgsDef } from 'citty';
import type { LabProof } from '@stackyard/protocol/proof';
import { hostProblem } from '../host/problems.ts';
import type { Lab, Step } from '../lab/lab.ts';
import { createMutation, MOST, type Mutation, type MutationOptions } from '../prove/mutants/mutation.ts';
import { addToRecord } from '../prove/mutants/record.ts';

/** What `prove` takes for automatic wrong answers. */
export const mutantArguments = {
  mutants: {
    type: 'boolean',
    description:
      'Also break each solution in many small ways and see whether the check notices; --mutants=changed: in labs that are on record, only where something has changed since',
  },
  most: { type: 'string', default: String(MOST), description: 'At most so many mutants a step' },
  record: {
    type: 'string',
    description: 'Write the figures of each lab to this folder, as LAB/mutants.json; labs puts them on record',
  },
} as const satisfies ArgsDef;

/** Null where no mutants are asked for. Throws `bad-arguments`. The words that were typed say what the flag alone does not. */
export function readMutationOptions(
  { mutants, most }: { mutants?: boolean | undefined; most: string },
  typed: readonly string[],
): MutationOptions | null {
  if (mutants !== true) return null;
  const which = typed.findLast((word) => word.startsWith('--mutants='))?.slice('--mutants='.length) ?? 'all';
  if (which !== 'all' && which !== 'changed')
    throw hostProblem('bad-arguments', { message: `--mutants is “${which}”; expected nothing, all or changed.` });
  const number = Number(most);
  if (Number.isInteger(number) && number >= 1) return { which, most: number };
  throw hostProblem('bad-arguments', { message: `--most is “${most}”; expected a whole number from 1.` });
}

/** Mutants of some steps, where they are asked for; nothing otherwise. */
export async function mutationOf(
  lab: Lab,
  steps: readonly Step[],
  options: MutationOptions | null,
): Promise<Mutation | null> {
  return options && createMutation(lab, steps, options);
}

/** Adds what the mutants came to, and writes the record where it is asked for. */
export async function withMutants(
  lab: Lab,
  proof: LabProof,
  mutation: Mutation | null,
  record: string | undefined,
): Promise<LabProof> {
  if (!mutation) return proof;
  const { result, measured } = mutation.conclude(proof.trials);
  if (record !== undefined) await addToRecord({ id: lab.id, dir: join(resolve(record), lab.id) }, measured);
  return { ...proof, trials: [...proof.trials, result] };
}

/** What came of the mutants of each lab, step by step; where too few were noticed, the table of proofs has it as evidence. */
export function mutantTables(labs: readonly LabProof[]): string {
  const tables = labs.flatMap(({ trials }) =>
    trials.flatMap(({ kind, ruling, output }) => (kind === 'mutants' && ruling === 'proven' ? [output ?? ''] : [])),
  );
  return tables.map((table) => `${table}\n\n`).join('');
}
