import { isDrawn } from '@stackyard/kit';
import { keepProof } from '../store/proofs.ts';
import type { Context } from './context.ts';
import { doSteps } from './do-steps.ts';
import { editionOf } from './edition.ts';
import type { SessionLab } from './parts.ts';
import { nearestProven } from './proven.ts';

/**
 * Walks through a lab behind everybody's back, in a machine that gets the processor where others leave it, and keeps each
 * proven step but the last: “go to step N” then only has to start a machine from there. What passed is on record as proven here. Does nothing where parameters are
 * drawn anew for each attempt. Rejects where a solution does not pass its check.
 */
export async function proveAhead(context: Context, lab: SessionLab, signal: AbortSignal): Promise<void> {
  const { parts, database, log } = context;
  const store = parts.builds.store(lab.id);
  if (store === null || isDrawn(lab.frontmatter.parameters)) return;
  const edition = editionOf(lab, store, SEED);
  const ids = lab.steps.map(({ id }) => id);
  const last = ids.length - 1;
  const { checkpoint, done } = nearestProven(database, lab, edition, last);
  if (done >= last) return;
  const started = context.clock();
  const machine = await parts.machines.create({ lab, seed: SEED, store, from: checkpoint, background: true });
  const now = (): string => new Date(context.clock()).toISOString();
  try {
    const images = await parts.machines.images(machine);
    const proof = { by: 'runner', store, images, refused: 0, mutants: null } as const;
    await doSteps(context, {
      lab,
      machine,
      steps: ids.slice(done, last),
      after: ids[done - 1] ?? null,
      seed: SEED,
      edition,
      signal,
      doing: () => signal.throwIfAborted(),
      passed: (step) => keepProof(database, { lab: lab.id, edition }, { ...proof, step, at: now() }),
    });
    log.info({ lab: lab.id, tookMs: context.clock() - started }, 'each step of the lab is proven and kept');
  } finally {
    await parts.machines.remove(machine);
  }
}

/** Nobody’s attempt. */
const SEED = 'proven';
