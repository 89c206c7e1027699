import { addCheckpoint, listKept, markForgotten } from '../store/checkpoints.ts';
import type { Context } from './context.ts';
import { drawCheckpointId } from './ids.ts';
import { within } from './limit.ts';
import type { SessionMachine } from './parts.ts';
import type { Session } from './session.ts';

interface Moment {
  step: string | null;
  label: string;
  spared?: string | null;
}

const KEEP_WITHIN_MS = 20_000;

/** Keeps the machine of now as a moment of the attempt of now; returns the checkpoint's id. `spared` is one that must not make room for it. */
export async function keepMoment(
  session: Session,
  machine: SessionMachine,
  { spared = null, ...moment }: Moment,
): Promise<string> {
  const { context, live } = session;
  const id = drawCheckpointId();
  const late = () => new Error(`the machine ${machine.name} could not be kept within ${KEEP_WITHIN_MS / 1000} s`);
  const { bytes } = await session.keeping.hold(machine.name, () =>
    within(KEEP_WITHIN_MS, context.parts.machines.keep(machine, id), late),
  );
  const { seat, lab, number: attempt } = live.attempt;
  addCheckpoint(context.database, {
    id,
    seat,
    lab,
    attempt,
    ...moment,
    at: context.clock(),
    bytes,
    store: live.store ?? '',
  });
  await makeRoom(context, new Set([id, spared]));
  session.publish();
  return id;
}

/** Removes kept moments, the least wanted first, until all that are left fit into the budget of disk. */
async function makeRoom(context: Context, spared: ReadonlySet<string | null>): Promise<void> {
  const kept = listKept(context.database);
  let bytes = kept.reduce((sum, moment) => sum + moment.bytes, 0);
  for (const moment of kept) {
    if (bytes <= context.settings.checkpointBytes) return;
    if (spared.has(moment.id)) continue;
    markForgotten(context.database, moment.id);
    await context.parts.machines.drop(moment.id);
    bytes -= moment.bytes;
  }
}
