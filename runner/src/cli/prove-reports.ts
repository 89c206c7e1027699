import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Proof } from '@stackyard/protocol/proof';
import { proofJunit } from '../report/proof-junit.ts';

/** Writes what was asked for, each made of the one result. */
export async function writeReports(
  proof: Proof,
  { json, junit }: { json?: string | undefined; junit?: string | undefined },
): Promise<void> {
  if (json !== undefined) await write(json, `${JSON.stringify(proof, null, 2)}\n`);
  if (junit !== undefined) await write(junit, proofJunit(proof));
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
