import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Proof } from '@stackyard/protocol/proof';
import { annotations } from '../report/annotations.ts';
import { proofJunit } from '../report/proof-junit.ts';

interface Wanted {
  json?: string | undefined;
  junit?: string | undefined;
  /** Whether standard output is read by GitHub. */
  annotates: boolean;
}

/** Writes what was asked for, each made of the one result. */
export async function writeReports(proof: Proof, { json, junit, annotates }: Wanted): Promise<void> {
  if (json !== undefined) await write(json, `${JSON.stringify(proof, null, 2)}\n`);
  if (junit !== undefined) await write(junit, proofJunit(proof));
  if (annotates) process.stdout.write(annotations(proof));
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
