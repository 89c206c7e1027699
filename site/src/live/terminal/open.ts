import type { TerminalSummary } from '@stackyard/protocol/session';
import { api, ProblemError } from '../api.ts';
import { showProblem } from '../layout/toast.ts';
import { readySession, state } from '../session/state.ts';

/** Opens one more terminal; null, with the reason on the page, where that cannot be. */
export async function addTerminal(name?: string): Promise<TerminalSummary | null> {
  const session = readySession(state.get());
  if (!session) return null;
  try {
    return await api.openTerminal(session.id, name);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    showProblem(error.problem);
    return null;
  }
}

/** A new shell in a terminal whose shell has ended. */
export async function startAgain(id: string): Promise<void> {
  const session = readySession(state.get());
  if (!session) return;
  try {
    await api.startTerminalAgain(session.id, id);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    showProblem(error.problem);
  }
}
