import { startPulse } from './pulse.ts';
import { checkUnasked } from './checking.ts';
import { fail } from './end.ts';
import { leave } from './leave.ts';
import type { SessionMachine } from './parts.ts';
import type { Live, Session } from './session.ts';
import { problem } from '../problems.ts';

/** What goes with the machine: what changes with it, and terminals whose shells ended with an earlier runner. */
export interface Settling extends Partial<Pick<Live, 'attempt' | 'store' | 'undo'>> {
  lost?: { id: string; name: string }[];
}

/** Takes a machine into use: its terminals, what watches it, and the state `ready`. The machine before, if any, is the caller's. */
export async function settle(session: Session, machine: SessionMachine, { lost = [], ...changes }: Settling = {}): Promise<void> {
  const { context, lab } = session;
  const { parts } = context;
  leave(session);
  // One record: a machine is never kept under another attempt than its own.
  session.machine = machine;
  session.change({ attempt: session.live.attempt, ...changes });
  const { live } = session;
  if (session.terminals) await session.terminals.enter(machine);
  else {
    session.terminals = await parts.terminals({
      session: session.id,
      lab,
      seed: live.attempt.seed,
      machine,
      lost,
      changed: () => {
        session.keep();
        session.publish();
      },
      command: (seen) => {
        session.touch();
        context.bus.send(session.seat, { type: 'command', ...seen });
        if (seen.state === 'started') return;
        session.acted = true;
        session.poke();
      },
    });
  }
  const tenancy = new DisposableStack();
  session.tenancy = tenancy;
  const watcher = tenancy.use(parts.watcher(() => checkUnasked(session)));
  session.poke = () => watcher.poke();
  tenancy.use(
    parts.machines.watch(machine, {
      changed: () => watcher.poke(),
      gone: () => void fail(session, problem('machine-gone')),
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
