import { problem } from '../problems.ts';
import { listCheckpoints, markForgotten } from '../store/checkpoints.ts';
import { fail } from './end.ts';
import { within } from './limit.ts';
import type { SessionMachine } from './parts.ts';
import type { Session } from './session.ts';
import { settle } from './settle.ts';

/** A machine is ready within a second or two; a host under load may need many times that. */
const CREATE_WITHIN_MS = 90_000;

/** Brings a requested session to `ready`: waits for the lab's images, for room, for the machine. Ends in `failed` if any of it fails. */
export async function start(session: Session): Promise<void> {
  const { abort } = session;
  try {
    await waitForImages(session);
    await waitForRoom(session);
    session.change({ state: 'starting', doing: 'Starting the machine', queue: null, progress: null });
    const { machine, store } = await newestMoment(session);
    await settle(session, machine, { store });
  } catch (thrown) {
    // Ended by the learner, or the runner closes and goes on with it at its next start.
    if (!abort.signal.aborted) await fail(session, thrown);
  }
}

async function waitForImages(session: Session): Promise<void> {
  const { builds } = session.context.parts;
  const show = () => {
    const { what, done, of, state } = builds.of(session.lab.id);
    if (state !== 'ready') session.change({ doing: 'Waiting for the lab’s images', progress: { what, done, of } });
  };
  show();
  const stop = builds.changed((lab) => lab === session.lab.id && show());
  try {
    await builds.ready(session.lab.id, session.abort.signal);
  } finally {
    stop();
  }
}

async function waitForRoom(session: Session): Promise<void> {
  await session.context.capacity.enter(ticketOf(session), session.abort.signal);
}

/** The room that a session takes up. */
export function ticketOf(session: Session) {
  return {
    session: session.id,
    memoryMb: session.lab.frontmatter.machine.memoryMb,
    endsAt: () => session.live.idleAt ?? session.live.expiresAt,
    queued: (place: number, estimateSeconds: number | null) =>
      session.change({
        state: 'queued',
        doing: 'Waiting for a free machine',
        progress: null,
        queue: { place, estimateSeconds },
      }),
  };
}

/** A machine as the attempt last had it, with the images it then had; a fresh one where nothing is kept or what is kept does not start. */
async function newestMoment(session: Session): Promise<{ machine: SessionMachine; store: string | null }> {
  const { database, log, bus, parts } = session.context;
  const fresh = { checkpoint: null, store: parts.builds.store(session.lab.id) };
  const newest = listCheckpoints(database, session.live.attempt).findLast(({ kept }) => kept);
  if (!newest) return { machine: await createMachine(session, fresh), store: fresh.store };
  try {
    const store = newest.store || null;
    return { machine: await createMachine(session, { checkpoint: newest.id, store }), store };
  } catch (thrown) {
    session.abort.signal.throwIfAborted();
    log.error({ err: thrown, session: session.id, checkpoint: newest.id }, 'a kept moment did not start');
    markForgotten(database, newest.id);
    bus.send(session.seat, {
      type: 'toast',
      toast: {
        text: 'The machine that was kept does not start. This is a fresh one; your results are kept.',
        undo: false,
      },
    });
    return { machine: await createMachine(session, fresh), store: fresh.store };
  }
}

/** What a machine starts from: a checkpoint, or null for the lab's own start, and the image store that goes with it. */
export interface Origin {
  checkpoint: string | null;
  store: string | null;
}

/** Makes a machine for this session within a limit; one that comes too late is removed. */
export async function createMachine(
  session: Session,
  { checkpoint, store }: Origin,
  { seed } = session.live.attempt,
): Promise<SessionMachine> {
  const { abort, context, lab, live } = session;
  const { machines } = context.parts;
  let late = false;
  const making = machines.create({ lab, seed, store, from: checkpoint }).then(async (machine) => {
    if (late || abort.signal.aborted) await machines.remove(machine);
    abort.signal.throwIfAborted();
    return machine;
  });
  try {
    return await within(CREATE_WITHIN_MS, making, () =>
      problem('machine-did-not-start', { seconds: CREATE_WITHIN_MS / 1000, doing: live.doing }),
    );
  } finally {
    late = true;
  }
}
