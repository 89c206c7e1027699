import { findAttempt, touchAttempt } from '../store/attempts.ts';
import { closeSession, listLiveSessions, type SessionRow } from '../store/sessions.ts';
import type { SessionMachine } from './parts.ts';
import { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import { settle } from './settle.ts';
import { start, ticketOf } from './start.ts';
import { fail } from './end.ts';

/**
 * Takes up what an earlier runner left: sessions whose machine still runs go on where they are, shells
 * included; those that were waiting wait again; the others are closed. Machines of no session are removed.
 */
export async function adoptSessions(sessions: Sessions): Promise<{ adopted: number; resumed: number; closed: number }> {
  const { parts, database, log } = sessions.context;
  const rows = listLiveSessions(database);
  const names = new Set(rows.map(({ machine }) => machine).filter((name) => name !== null));
  const machines = await parts.machines.adopt(names);
  const counts = { adopted: 0, resumed: 0, closed: 0 };
  for (const row of rows) {
    const machine = row.machine === null ? undefined : machines.get(row.machine);
    const session = restore(sessions, row);
    if (session && machine && row.state !== 'ending') {
      counts.adopted += 1;
      await adopt(session, machine);
    } else if (session && !row.machine && row.state !== 'ending') {
      counts.resumed += 1;
      sessions.follow(start(session));
    } else {
      counts.closed += 1;
      closeSession(database, row.id);
      if (machine) await parts.machines.remove(machine);
      continue;
    }
    sessions.add(session);
  }
  log.info(counts, 'sessions of an earlier runner');
  return counts;
}

/** The session as it was kept; null if its lab or attempt is no longer there. */
function restore({ context }: Sessions, row: SessionRow): Session | null {
  const lab = context.parts.labs.get(row.lab);
  const attempt = findAttempt(context.database, row.seat, row.lab, row.attempt);
  if (!lab || !attempt) return null;
  const session = new Session(context, { id: row.id, seat: row.seat, lab, attempt, state: 'requested' });
  session.knownTerminals = row.terminals;
  const { store, startedAt, expiresAt, undo } = row;
  session.live = { ...session.live, store, startedAt, expiresAt, undo };
  return session;
}

async function adopt(session: Session, machine: SessionMachine): Promise<void> {
  session.context.capacity.occupy(ticketOf(session));
  try {
    touchAttempt(session.context.database, session.live.attempt, session.context.clock());
    await settle(session, machine);
  } catch (thrown) {
    await fail(session, thrown);
  }
}
