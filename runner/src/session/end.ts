import type { Problem } from '@stackyard/protocol/problem';
import { toProblem } from '../problems.ts';
import { keepMoment } from './keep.ts';
import { leave } from './leave.ts';
import type { Session } from './session.ts';

const OVER = new Set(['ending', 'ended', 'failed']);

/** Ends a session: its machine is kept as it is, then removed. Harmless for one that is over. `why` is shown, if nobody asked for the end. */
export async function end(session: Session, why: Problem | null = null): Promise<void> {
  if (OVER.has(session.live.state)) return;
  const wasReady = session.live.state === 'ready' ? session.machine : null;
  session.change({ state: 'ending', doing: 'Keeping the machine as it is', idleAt: null, queue: null, progress: null });
  session.abort.abort(new Error('the session ends'));
  leave(session);
  if (wasReady)
    await attempt(session, 'the last moment could not be kept', () =>
      keepMoment(session, wasReady, { step: null, label: 'where you left off' }),
    );
  await clear(session);
  session.change({ state: 'ended', doing: 'Ended', problem: why });
  session.finish();
}

/** Ends a session that cannot go on; what was thrown becomes its problem. */
export async function fail(session: Session, thrown: unknown): Promise<void> {
  if (OVER.has(session.live.state)) return;
  const { problem: shown } = toProblem(thrown, (id, cause) =>
    session.context.log.error({ id, err: cause, session: session.id }, 'a session failed'),
  );
  session.change({
    state: 'failed',
    doing: shown.title,
    problem: shown,
    idleAt: null,
    queue: null,
    progress: null,
    verb: null,
    checking: null,
  });
  session.abort.abort(new Error('the session failed'));
  leave(session);
  await clear(session);
  session.publish();
  session.finish();
}

async function clear(session: Session): Promise<void> {
  const { context, terminals, machine } = session;
  session.terminals = null;
  session.recordsInto = null;
  session.machine = null;
  if (terminals) await attempt(session, 'terminals could not be closed', async () => terminals[Symbol.asyncDispose]());
  if (machine) await attempt(session, 'a machine could not be removed', () => context.parts.machines.remove(machine));
  context.capacity.leave(session.id);
}

/** A session must come to its end whatever fails on the way; the log keeps what did. */
async function attempt(session: Session, what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    session.context.log.error({ err: thrown, session: session.id }, what);
  }
}
