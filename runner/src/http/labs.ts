import type { LabSummary } from '@stackyard/protocol/lab';
import type { Session } from '@stackyard/protocol/session';
import { findAttempt } from '../store/attempts.ts';
import { listProofs } from '../store/proofs.ts';
import { listResults } from '../store/results.ts';
import { commonEdition } from '../session/edition.ts';
import type { SessionLab } from '../session/parts.ts';
import type { Sessions } from '../session/sessions.ts';
import { toSession } from '../session/view.ts';
import type { App, HttpParts } from './app.ts';
import { LabPath, labsReply, sessionReply } from './replies.ts';

/** What there is to learn, how far this seat is, and the way into a session. */
export function addLabs(app: App, { sessions }: HttpParts): void {
  app.get(
    '/api/labs',
    { schema: { summary: 'Every lab, with this browser’s progress', tags: ['labs'], response: labsReply } },
    (request) => ({
      labs: [...sessions.context.parts.labs.values()].map((lab) => toSummary(sessions, request.seat, lab)),
    }),
  );

  app.post(
    '/api/labs/:lab/session',
    {
      schema: {
        summary: 'The live session of this lab; begins one where there is none',
        tags: ['labs'],
        params: LabPath,
        response: sessionReply,
      },
    },
    async (request): Promise<Session> => {
      const session = await sessions.open(request.seat, request.params.lab);
      session.touch();
      return toSession(session);
    },
  );
}

function toSummary(sessions: Sessions, seat: string, lab: SessionLab): LabSummary {
  const { database, parts } = sessions.context;
  const { title, summary, level, contains } = lab.frontmatter;
  const live = sessions.live(seat, lab.id);
  const attempt = live?.live.attempt ?? findAttempt(database, seat, lab.id);
  const passed = attempt ? listResults(database, attempt).filter(({ state }) => state === 'passed') : [];
  return {
    id: lab.id,
    number: lab.id.slice(0, 2),
    title,
    summary,
    level,
    minutes: lab.minutes,
    contains,
    steps: lab.steps.map(({ id, title: name, minutes, points }) => ({ id, title: name, minutes, points })),
    build: parts.builds.of(lab.id),
    passed: passed.map(({ step }) => step),
    session: live?.id ?? null,
    lastAt: attempt ? new Date(attempt.lastAt).toISOString() : null,
    proven: listProofs(database, { lab: lab.id, edition: commonEdition(lab, parts.builds.store(lab.id)) }),
  };
}
