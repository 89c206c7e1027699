import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StepId } from '@stackyard/protocol/lab';
import type { Lab } from '../../lab/lab.ts';

export const StepRecord = z.strictObject({
  digest: z.string().describe('of all that the figures were measured with'),
  killed: z.array(z.string()).describe('mutants that the check refused'),
  survived: z.array(z.string()).describe('mutants that the check accepted'),
  equivalent: z.number().int().nonnegative().describe('mutants that the lab declares to be right'),
  notNeeded: z.array(z.string()).describe('commands of the page that the check does not miss'),
});
export type StepRecord = z.infer<typeof StepRecord>;

/** labs/NN/mutants.json: the figures on record, by step. */
export const LabRecord = z.strictObject({ steps: z.partialRecord(StepId, StepRecord) });
export type LabRecord = z.infer<typeof LabRecord>;

const FILE = 'mutants.json';

/** A lab’s record; empty where it has none. Throws an Error that says what is wrong with the file. */
export async function readRecord({ dir, id }: Pick<Lab, 'dir' | 'id'>): Promise<LabRecord> {
  const text = await readFile(join(dir, FILE), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '{"steps":{}}';
    throw error;
  });
  const read = LabRecord.safeParse(asJson(text));
  if (read.success) return read.data;
  throw new Error(
    `labs/${id}/${FILE} is no record of mutants (${z.prettifyError(read.error)}); make it anew with stackyard prove ${id} --mutants --record labs`,
  );
}

/** Puts what was measured on record, over what that record says of the same steps; it keeps the others. Throws as `readRecord`. */
export async function addToRecord(lab: Pick<Lab, 'dir' | 'id'>, measured: LabRecord): Promise<void> {
  const { steps } = await readRecord(lab);
  await mkdir(lab.dir, { recursive: true });
  await writeFile(join(lab.dir, FILE), toText({ steps: { ...steps, ...measured.steps } }));
}

/** The same for every lab with a record below `from`. */
export async function addRecords(from: string, to: string): Promise<void> {
  for (const id of await readdir(from))
    await addToRecord({ id, dir: join(to, id) }, await readRecord({ id, dir: join(from, id) }));
}

/** The steps in their order, a line for each mutant: what has changed shows in a diff. */
function toText({ steps }: LabRecord): string {
  const sorted = Object.entries(steps).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `${JSON.stringify({ steps: Object.fromEntries(sorted) }, null, 2)}\n`;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
