import { rm } from 'node:fs/promises';
import { copyDisk } from './disk.ts';
import { checkpointFile } from './places.ts';

export interface KeptDisk {
  /** How long the machine’s writes stood still, in ms. */
  pausedMs: number;
  /** What the copy takes on disk. */
  bytes: number;
}

/** Keeps a running machine’s disk under an id. */
export function keepCheckpoint(machine: { name: string }, checkpoint: string): Promise<KeptDisk> {
  return copyDisk(machine.name, checkpointFile(checkpoint));
}

export async function dropCheckpoint(checkpoint: string): Promise<void> {
  await rm(checkpointFile(checkpoint), { force: true });
}
