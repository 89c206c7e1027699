import { settle } from '../check/settle.ts';
import { problem } from '../problems.ts';
import { keepProven } from '../store/proven.ts';
import type { Context } from './context.ts';
import { drawCheckpointId } from './ids.ts';
import type { CheckWanted, SessionLab, SessionMachine } from './parts.ts';

/** Steps to be done by their solutions, one after the other, in a machine in which those before them are done. */
export interface StepsWanted {
  lab: SessionLab;
  machine: SessionMachine;
  /** Ids, in the lab’s order. */
  steps: readonly string[];
  /** The step before the first of them, whose services may still be on their way up; null at the lab’s start. */
  after: string | null;
  seed: string;
  edition: string;
  signal: AbortSignal;
  /** Told before each step. */
  doing: (step: string) => void;
  /** Told once a step's check says that its solution passes. */
  passed?: (step: string) => void;
}

/** Does the steps, each proven by its own check, and keeps what each comes to for whoever goes there next. */
export async function doSteps(context: Context, wanted: StepsWanted): Promise<void> {
  const { lab, machine, seed, signal } = wanted;
  if (wanted.after !== null) await mustPass(context, { lab, machine, seed, signal, step: wanted.after });
  for (const step of wanted.steps) {
    wanted.doing(step);
    await context.parts.solve({ lab, step, machine, seed, signal });
    await mustPass(context, { lab, step, machine, seed, signal });
    wanted.passed?.(step);
    await keep(context, wanted, step);
  }
}

async function keep({ parts, database }: Context, { lab, machine, edition }: StepsWanted, step: string): Promise<void> {
  const checkpoint = drawCheckpointId();
  const { bytes } = await parts.machines.keep(machine, checkpoint);
  const kept = keepProven(database, { lab: lab.id, step, edition, checkpoint, bytes });
  if (!kept) await parts.machines.drop(checkpoint);
}

const WITHIN_MS = 30_000;
const LOOK_AGAIN_MS = 1000;

/** A solution counts when its step's own check says so; services may need some seconds to come to rest. */
async function mustPass({ parts }: Context, wanted: Omit<CheckWanted, 'progress'>): Promise<void> {
  const { signal, step } = wanted;
  const { outcome, findings } = await settle(
    () => parts.examine({ ...wanted, progress: () => undefined }),
    (verdict) => verdict.outcome === 'pass',
    { withinMs: WITHIN_MS, staysMs: 0, pauseMs: LOOK_AGAIN_MS, signal },
  );
  if (outcome === 'pass') return;
  const said = findings.find((finding) => finding.outcome !== 'pass')?.headline ?? 'no finding passed';
  throw problem('solution-failed', { step, said });
}
