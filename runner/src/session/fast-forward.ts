import { listCheckpoints } from '../store/checkpoints.ts';
import { doSteps } from './do-steps.ts';
import { editionOf } from './edition.ts';
import type { SessionMachine } from './parts.ts';
import { nearestProven, type Nearest } from './proven.ts';
import type { Session } from './session.ts';

/** The kept moment nearest before the step at `index`: the learner's own where all steps before it are done in it, else the lab's. */
export function momentBefore(session: Session, index: number): Nearest {
  const { context, live, lab } = session;
  const last = lab.steps[index - 1];
  if (!last) return { checkpoint: null, done: 0 };
  const own = listCheckpoints(context.database, live.attempt).findLast(
    (moment) => moment.kept && moment.step === last.id && moment.store === (live.store ?? ''),
  );
  if (own) return { checkpoint: own.id, done: index };
  return nearestProven(context.database, lab, editionOf(lab, live.store, live.attempt.seed), index);
}

/** Does the lab's steps from the one at `done` up to the one at `until`, by their solutions, and says so while it goes. */
export async function fastForward(
  session: Session,
  machine: SessionMachine,
  { done, until }: { done: number; until: number },
): Promise<void> {
  const { context, lab, live, abort } = session;
  const ids = lab.steps.map(({ id }) => id);
  await doSteps(context, {
    lab,
    machine,
    steps: ids.slice(done, until),
    after: ids[done - 1] ?? null,
    seed: live.attempt.seed,
    edition: editionOf(lab, live.store, live.attempt.seed),
    signal: abort.signal,
    doing: (step) => {
      const index = ids.indexOf(step);
      session.change({ progress: { done: index, of: until, what: `doing step ${index + 1} for you` } });
    },
  });
}
