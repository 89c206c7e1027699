import { toProblem } from '../problems.ts';
import { touchAttempt, type Attempt } from '../store/attempts.ts';
import { skipSteps } from '../store/results.ts';
import { fail } from './end.ts';
import { keepMoment } from './keep.ts';
import { leave } from './leave.ts';
import type { SessionMachine } from './parts.ts';
import type { Session } from './session.ts';
import { settle } from './settle.ts';
import { createMachine, type Origin } from './start.ts';

/** Another machine for the same session. */
export interface Replacement {
  /** The verb, so that asking twice changes nothing. */
  verb: string;
  /** The state in words while it happens. */
  doing: string;
  /** What is said once it has happened, beside Undo. */
  done: string;
  /** What undo would take back, such as “start over”. */
  undoLabel: string;
  /** The attempt that goes on in the new machine, if it is another one. */
  attempt?: () => Attempt;
  from: Origin;
  /** Done in the new machine before the learner sees it. */
  prepare?: (machine: SessionMachine) => Promise<void>;
  /** Steps that the new machine has done for the learner. */
  skip?: readonly string[];
  /** Runs when the new machine is ready. */
  after?: () => void;
}

/**
 * Swaps a ready session's machine for another one. The old one is kept as a checkpoint first, and undo offers it; if the new one
 * does not come, the old one goes on as if nothing had been asked.
 */
export async function replaceMachine(session: Session, replacement: Replacement): Promise<void> {
  const { context, machine: old } = session;
  const before = session.live;
  if (!old) return;
  session.change({
    state: 'resetting',
    verb: replacement.verb,
    doing: replacement.doing,
    checking: null,
    idleAt: null,
  });
  leave(session);
  let made: SessionMachine | null = null;
  try {
    const checkpoint = await keepMoment(session, old, {
      step: null,
      label: `before ${replacement.undoLabel}`,
      spared: replacement.from.checkpoint,
    });
    const attempt = replacement.attempt?.() ?? before.attempt;
    made = await createMachine(session, replacement.from, attempt);
    await replacement.prepare?.(made);
    const now = context.clock();
    const skipped = skipSteps(context.database, attempt, replacement.skip ?? [], now);
    touchAttempt(context.database, attempt, now);
    const undo = {
      label: replacement.undoLabel,
      checkpoint,
      until: now + context.settings.undoMs,
      attempt: before.attempt.number,
      skipped,
    };
    replacement.after?.();
    await settle(session, made, { attempt, store: replacement.from.store, undo });
    context.bus.send(session.seat, { type: 'toast', toast: { text: replacement.done, undo: true } });
  } catch (thrown) {
    await goBack(session, { old, made, attempt: before.attempt, thrown });
    return;
  }
  await context.parts.machines.remove(old);
}

async function goBack(
  session: Session,
  failed: { old: SessionMachine; made: SessionMachine | null; attempt: Attempt; thrown: unknown },
): Promise<void> {
  const { context, abort } = session;
  if (failed.made) await context.parts.machines.remove(failed.made);
  // Ended meanwhile, and its machine removed; or the runner closes, and its next start adopts the old machine.
  if (abort.signal.aborted) return;
  const { problem: shown } = toProblem(failed.thrown, (id, cause) =>
    context.log.error({ id, err: cause, session: session.id }, 'a machine could not be replaced'),
  );
  try {
    touchAttempt(context.database, failed.attempt, context.clock());
    await settle(session, failed.old, { attempt: failed.attempt });
    context.bus.send(session.seat, { type: 'problem', problem: shown });
  } catch (thrown) {
    await fail(session, thrown);
  }
}
