import { problem } from '../problems.ts';
import { beginAttempt, findAttempt } from '../store/attempts.ts';
import { findCheckpoint } from '../store/checkpoints.ts';
import { unskipSteps } from '../store/results.ts';
import { fastForward, momentBefore } from './fast-forward.ts';
import { replaceMachine, type Replacement } from './replace.ts';
import type { Session } from './session.ts';
import { restartMachine } from './settle.ts';
import { findStep } from './steps.ts';

/** Work that was asked for and goes on; `null`: the same was asked before and is under way already. */
export type Underway = Promise<void> | null;

/** Only one change of machine at a time: the same verb again changes nothing, another one is told to wait. */
function begin(session: Session, verb: string, work: () => Promise<void>): Underway {
  session.touch();
  if (session.live.state === 'resetting' && session.live.verb === verb) return null;
  session.needMachine();
  return work();
}

const replace = (session: Session, replacement: Replacement): Underway =>
  begin(session, replacement.verb, () => replaceMachine(session, replacement));

/** Ends the machine's processes and starts it again; files stay. */
export function restart(session: Session): Underway {
  return begin(session, 'restart', () => restartMachine(session, 'Restarting the machine'));
}

/** A new attempt in a fresh machine; the old results stay on record. */
export function startOver(session: Session): Underway {
  const { database, clock, parts } = session.context;
  return replace(session, {
    verb: 'start-over',
    doing: 'Starting over',
    done: 'A new attempt in a fresh machine.',
    undoLabel: 'start over',
    attempt: () => beginAttempt(database, session.seat, session.lab.id, clock()),
    from: { checkpoint: null, store: parts.builds.store(session.lab.id) },
  });
}

/** The machine as it was at a kept moment of this attempt. */
export function back(session: Session, checkpoint: string): Underway {
  const moment = findCheckpoint(session.context.database, checkpoint);
  const ours =
    moment?.seat === session.seat && moment.lab === session.lab.id && moment.attempt === session.live.attempt.number;
  if (!moment?.kept || !ours) throw problem('no-such-checkpoint', { id: checkpoint });
  return replace(session, {
    verb: `back ${checkpoint}`,
    doing: `Going back to ${moment.label}`,
    done: `Your machine is as it was: ${moment.label}.`,
    undoLabel: `back to ${moment.label}`,
    from: { checkpoint, store: moment.store || null },
  });
}

/** A machine in which the steps before this one are done, by the learner where such a moment is kept, else by their proven solutions. */
export function goTo(session: Session, id: string): Underway {
  const { index } = findStep(session.lab, id);
  const before = session.lab.steps.slice(0, index).map((step) => step.id);
  const near = momentBefore(session, index);
  return replace(session, {
    verb: `go-to ${id}`,
    doing: `Going to step ${index + 1}`,
    done: `You are at step ${index + 1}; the steps before it are done.`,
    undoLabel: `go to step ${index + 1}`,
    from: { checkpoint: near.checkpoint, store: session.live.store },
    ...(near.done < index && {
      prepare: (machine) => fastForward(session, machine, { done: near.done, until: index }),
    }),
    skip: before,
  });
}

/** Brings back what the last change of machine left behind; that change can then be undone in turn. */
export function undo(session: Session): Underway {
  const { database, clock } = session.context;
  const { undo: last } = session.live;
  if (session.live.state === 'resetting' && session.live.verb === 'undo') return null;
  const moment = last && findCheckpoint(database, last.checkpoint);
  if (!last || last.until <= clock() || !moment?.kept) throw problem('nothing-to-undo');
  const attempt = findAttempt(database, session.seat, session.lab.id, last.attempt);
  if (!attempt) throw problem('nothing-to-undo');
  return replace(session, {
    verb: 'undo',
    doing: 'Bringing the machine back',
    done: `Taken back: ${last.label}.`,
    undoLabel: `undo of ${last.label}`,
    attempt: () => attempt,
    from: { checkpoint: last.checkpoint, store: moment.store || null },
    after: () => unskipSteps(database, attempt, last.skipped),
  });
}
