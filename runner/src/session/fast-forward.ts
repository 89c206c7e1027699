import { setTimeout as delay } from 'node:timers/promises';
import { problem } from '../problems.ts';
import { listCheckpoints } from '../store/checkpoints.ts';
import { findProven, keepProven, takeStaleProven } from '../store/proven.ts';
import type { Context } from './context.ts';
import { drawCheckpointId } from './ids.ts';
import type { CheckWanted, SessionMachine } from './parts.ts';
import type { Session } from './session.ts';

/** A checkpoint in which all steps before the one at `index` are done: the learner's own, else the lab's; null where there is none yet. */
export function momentBefore(session: Session, index: number): string | null {
  const last = session.lab.steps[index - 1];
  if (!last) return null;
  const { context, live, lab } = session;
  const store = live.store ?? '';
  const own = listCheckpoints(context.database, live.attempt).findLast(
    (moment) => moment.kept && moment.step === last.id && moment.store === store,
  );
  return own?.id ?? findProven(context.database, lab.id, last.id, store);
}

/** Does these steps, the lab's first ones, by their solutions in a fresh machine, and keeps what each comes to for whoever goes there next. */
export async function fastForward(session: Session, machine: SessionMachine, steps: readonly string[]): Promise<void> {
  const { context, lab, live, abort } = session;
  for (const [index, step] of steps.entries()) {
    session.change({ progress: { done: index, of: steps.length, what: `doing step ${index + 1} for you` } });
    const wanted = { lab, step, machine, seed: live.attempt.seed, signal: abort.signal };
    await context.parts.solve(wanted);
    await mustPass(context, wanted);
    const checkpoint = drawCheckpointId();
    const { bytes } = await context.parts.machines.keep(machine, checkpoint);
    keepProven(context.database, { lab: lab.id, step, store: live.store ?? '', checkpoint, bytes });
  }
}

/** To be called when a lab's images are built: what was proven with others is of no use to new machines. */
export async function dropStaleProven({ parts, database }: Context, lab: string): Promise<void> {
  const store = parts.builds.store(lab);
  if (store === null) return;
  for (const checkpoint of takeStaleProven(database, lab, store)) await parts.machines.drop(checkpoint);
}

const LOOKS = 10;
const LOOK_AGAIN_MS = 1000;

/** A solution counts when its step's own check says so; services may need some seconds to come to rest. */
async function mustPass({ parts }: Context, wanted: Omit<CheckWanted, 'progress'>): Promise<void> {
  let said = '';
  for (let look = 1; look <= LOOKS; look += 1) {
    const verdict = await parts.examine({ ...wanted, progress: () => undefined });
    wanted.signal.throwIfAborted();
    if (verdict.outcome === 'pass') return;
    said = verdict.findings.find(({ outcome }) => outcome !== 'pass')?.headline ?? 'no finding passed';
    await delay(LOOK_AGAIN_MS, undefined, { signal: wanted.signal });
  }
  throw problem('solution-failed', { step: wanted.step, said });
}
