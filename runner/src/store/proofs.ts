import { StepProof } from '@stackyard/protocol/step-proof';
import { transaction, type Database } from './database.ts';

/** The edition of a lab that a proof is about: its own files and its images. */
export interface ProofOf {
  lab: string;
  edition: string;
}

/** Keeps when a step was proven, in the place of what was known before from the same source. */
export function keepProof(database: Database, { lab, edition }: ProofOf, proof: StepProof): void {
  database
    .prepare('INSERT OR REPLACE INTO proof (lab, step, proven_by, edition, proof) VALUES (?, ?, ?, ?, ?)')
    .run(lab, proof.step, proof.by, edition, JSON.stringify(proof));
}

/** A step that was tried and is not proven has no proof any more, whoever it was from. */
function forgetProof(database: Database, lab: string, step: string): void {
  database.prepare('DELETE FROM proof WHERE lab = ? AND step = ?').run(lab, step);
}

/** The steps of this edition that are proven here, in their order. What `prove` showed goes before what a start showed. */
export function listProofs(database: Database, { lab, edition }: ProofOf): StepProof[] {
  const rows = database
    .prepare('SELECT step, proof FROM proof WHERE lab = ? AND edition = ? ORDER BY step, proven_by')
    .all(lab, edition) as unknown as { step: string; proof: string }[];
  const first = rows.filter(({ step }, index) => rows.findIndex((row) => row.step === step) === index);
  return first.map(({ proof }) => StepProof.parse(JSON.parse(proof)));
}

/** Keeps what a run of `prove` came to, all of it or nothing. */
export function keepProofs(
  database: Database,
  of: ProofOf,
  run: { proven: readonly StepProof[]; failed: readonly string[] },
): void {
  transaction(database, () => {
    for (const proof of run.proven) keepProof(database, of, proof);
    for (const step of run.failed) forgetProof(database, of.lab, step);
  });
}
