import type { Session as SessionView } from '@stackyard/protocol/session';
import { listCheckpoints } from '../store/checkpoints.ts';
import { listResults } from '../store/results.ts';
import type { Session } from './session.ts';
import { toSteps } from './steps.ts';

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

/** The session as the page and the API see it. */
export function toSession(session: Session): SessionView {
  const { live, lab, context } = session;
  const { attempt, undo, usage } = live;
  return {
    id: session.id,
    lab: lab.id,
    attempt: attempt.number,
    state: live.state,
    doing: live.doing,
    progress: live.progress,
    queue: live.queue,
    problem: live.problem,
    startedAt: isoOrNull(live.startedAt),
    expiresAt: isoOrNull(live.expiresAt),
    idleAt: isoOrNull(live.idleAt),
    usage,
    steps: toSteps(lab, listResults(context.database, attempt)),
    checking: live.checking,
    checkpoints: listCheckpoints(context.database, attempt).map(({ id, step, label, at, kept }) => ({
      id,
      step,
      label,
      at: iso(at),
      kept,
    })),
    undo:
      undo && undo.until > context.clock()
        ? { label: undo.label, checkpoint: undo.checkpoint, until: iso(undo.until) }
        : null,
    terminals: session.terminals?.list() ?? [],
    recording: attempt.recording,
    ports: lab.frontmatter.ports.map((port) => ({
      ...port,
      url: context.settings.previewUrl(port.port, session.id),
      listening: live.listening.has(port.port),
    })),
  };
}
