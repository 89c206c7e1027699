import { startPulse } from './pulse.ts';
import { checkUnasked } from './checking.ts';
import { fail } from './end.ts';
import { leave } from './leave.ts';
import { within } from './limit.ts';
import type { SessionMachine } from './parts.ts';
import { followAttempt } from './recording.ts';
import type { Live, Session } from './session.ts';
import { problem } from '../problems.ts';

/** What changes with the machine. */
export type Settling = Partial<Pick<Live, 'attempt' | 'store' | 'undo'>>;

/** Takes a machine into use: its terminals, what watches it, and the state `ready`. The machine before, if any, is the caller's. */
export async function settle(session: Session, machine: SessionMachine, changes: Settling = {}): Promise<void> {
  const { context, lab } = session;
  const { parts } = context;
  leave(session);
  // One record: a machine is never kept under another attempt than its own.
  session.machine = machine;
  session.change({ attempt: session.live.attempt, ...changes });
  const { live } = session;
  if (session.terminals) {
    // Before the new shells: what they show belongs to the attempt of now.
    await followAttempt(session);
    await session.terminals.enter(machine);
  } else {
    session.terminals = await parts.terminals({
      session: session.id,
      lab,
      seed: live.attempt.seed,
      machine,
      known: session.knownTerminals,
      changed: () => {
        session.keepTerminals();
        session.publish();
      },
      command: (seen) => {
        session.touch();
        context.bus.send(session.seat, { type: 'command', ...seen });
        if (seen.state === 'started') return;
        session.acted = true;
        session.look();
      },
      recordingEnded: (problem) => context.bus.send(session.seat, { type: 'problem', problem }),
    });
    await followAttempt(session);
  }
  const tenancy = new DisposableStack();
  session.tenancy = tenancy;
  const watcher = tenancy.use(parts.watcher(() => checkUnasked(session)));
  session.poke = () => watcher.poke();
  session.look = () => watcher.look();
  tenancy.use(
    parts.machines.watch(machine, {
      changed: () => watcher.poke(),
      gone: () => void revive(session),
    }),
  );
  tenancy.use(startPulse(session, machine));
  const now = context.clock();
  session.touchedAt = now;
  session.change({
    state: 'ready',
    doing: 'Ready',
    verb: null,
    progress: null,
    queue: null,
    problem: null,
    startedAt: live.startedAt ?? now,
    expiresAt: live.expiresAt ?? now + context.settings.expiryMs,
    idleAt: null,
    checking: null,
    usage: null,
    listening: new Set(),
  });
  watcher.poke();
}

const RESTART_WITHIN_MS = 60_000;
/** A machine that ends twice within this time would end again. */
const ONCE_IN_MS = 60_000;

/** Ends the processes of the session's machine and starts it again; files stay. Ends in `failed` if it does not come back. */
export async function restartMachine(session: Session, doing: string): Promise<void> {
  const { machine, context, abort } = session;
  if (!machine) return;
  session.change({ state: 'resetting', verb: 'restart', doing, checking: null, idleAt: null });
  leave(session);
  try {
    const late = () => problem('machine-did-not-start', { seconds: RESTART_WITHIN_MS / 1000, doing });
    await settle(session, await within(RESTART_WITHIN_MS, context.parts.machines.restart(machine), late));
  } catch (thrown) {
    if (!abort.signal.aborted) await fail(session, thrown);
  }
}

/** A machine that ended by itself, as by `sudo poweroff`, is started again on its disk. */
async function revive(session: Session): Promise<void> {
  if (session.live.state !== 'ready') return;
  const now = session.context.clock();
  const again = now - session.revivedAt < ONCE_IN_MS;
  session.revivedAt = now;
  await (again
    ? fail(session, problem('machine-gone'))
    : restartMachine(session, 'The machine ended; starting it again'));
}
