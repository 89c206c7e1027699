import type { GoToPlan } from '@stackyard/protocol/plan';
import { findCheckpoint } from '../store/checkpoints.ts';
import { listResults } from '../store/results.ts';
import { momentBefore } from './fast-forward.ts';
import type { Session } from './session.ts';
import { findStep } from './steps.ts';

const COUNTS = new Set(['passed', 'skipped']);

/** What going to a step would do now; it changes nothing. */
export function planGoTo(session: Session, step: string): GoToPlan {
  const { context, lab, live } = session;
  const { index } = findStep(lab, step);
  const ids = lab.steps.map(({ id }) => id);
  const near = momentBefore(session, index);
  const own = near.checkpoint === null ? null : findCheckpoint(context.database, near.checkpoint);
  const done = new Set(
    listResults(context.database, live.attempt).flatMap((result) => (COUNTS.has(result.state) ? [result.step] : [])),
  );
  return {
    step,
    from: {
      kind: own ? 'own' : near.checkpoint === null ? 'start' : 'lab',
      step: ids[near.done - 1] ?? null,
      at: own ? new Date(own.at).toISOString() : null,
    },
    doing: ids.slice(near.done, index),
    skipped: ids.slice(0, index).filter((id) => !done.has(id)),
    keptUntil: new Date(context.clock() + context.settings.undoMs).toISOString(),
  };
}
