import { listResults } from '../store/results.ts';
import { checkAsked } from './checking.ts';
import type { SessionLab } from './parts.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import { currentStep } from './steps.ts';

/**
 * Gives every live session of a lab its definition as it is now, without touching its machine, and asks the check again that its learner is at.
 * `changed`: ids of steps whose own files changed; those with a verdict already are asked too.
 */
export function reloadLab(sessions: Sessions, lab: SessionLab, changed: readonly string[]): void {
  const { context } = sessions;
  context.parts.labs = new Map([...context.parts.labs, [lab.id, lab]]);
  for (const session of sessions.all()) {
    if (session.lab.id !== lab.id || session.over) continue;
    session.lab = lab;
    session.tell();
    sessions.follow(askAgain(session, changed));
  }
}

async function askAgain(session: Session, changed: readonly string[]): Promise<void> {
  if (session.live.state !== 'ready') return;
  const known = new Set(listResults(session.context.database, session.live.attempt).map(({ step }) => step));
  const asked = new Set([currentStep(session)?.id, ...changed.filter((step) => known.has(step))]);
  for (const { id } of session.lab.steps) if (asked.has(id)) await checkAsked(session, id);
}
