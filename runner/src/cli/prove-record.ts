import { join } from 'node:path';
import type { LabProof } from '@stackyard/protocol/proof';
import type { Config } from '../config.ts';
import { treeHash } from '../machine/tree-hash.ts';
import { stepProofs } from '../prove/step-proofs.ts';
import { commonEdition } from '../session/edition.ts';
import { databaseFile, openDatabase } from '../store/database.ts';
import { keepProofs } from '../store/proofs.ts';

/** Hash of a lab’s own files: what was shown of one edition says nothing of the next. */
export const labEdition = (config: Config, lab: string): Promise<string> =>
  treeHash([join(config.root, 'labs', lab)], []);

/** Keeps what a run came to for the lab’s pages, in the database that the runner reads. */
export function keepForPages(config: Config, edition: string, proof: LabProof, at: string): void {
  using database = openDatabase(databaseFile(config.data));
  keepProofs(database, { lab: proof.lab, edition: commonEdition({ edition }, proof.store) }, stepProofs(proof, at));
}
