import type { Session as SessionView } from '@stackyard/protocol/session';
import { checkAsked, verdictNow } from '../session/checking.ts';
import { planGoTo } from '../session/plan-go-to.ts';
import type { Session } from '../session/session.ts';
import { back, goTo, restart, startOver, undo, type Underway } from '../session/verbs.ts';
import { toSession } from '../session/view.ts';
import type { z } from 'zod';
import type { App, HttpParts } from './app.ts';
import { CheckpointBody, planReply, SessionPath, StepBody, StepPath, sessionReply, verdictReply } from './replies.ts';

/** One live run of a lab. Each verb says in its description what is lost. */
export function addSessions(app: App, { sessions }: HttpParts): void {
  const describe = (summary: string) => ({
    schema: { summary, tags: ['session'], params: SessionPath, response: sessionReply },
  });
  const describeTaking = <Body extends z.ZodType>(summary: string, body: Body) => ({
    schema: { ...describe(summary).schema, body },
  });

  app.get('/api/sessions/:id', describe('The session as it is now'), (request) =>
    toSession(sessions.get(request.seat, request.params.id)),
  );

  app.delete(
    '/api/sessions/:id',
    describe('Ends the session; results are kept, and the machine as it was'),
    async (request) => {
      const session = sessions.get(request.seat, request.params.id);
      await sessions.end(session);
      return toSession(session);
    },
  );

  app.post('/api/sessions/:id/here', describe('The learner is there: puts off the end for idleness'), (request) => {
    const session = sessions.get(request.seat, request.params.id);
    session.touch();
    return toSession(session);
  });

  const ask = async (seat: string, id: string, verb: (session: Session) => Underway): Promise<SessionView> => {
    const session = sessions.get(seat, id);
    await sessions.ask(session, verb);
    return toSession(session);
  };

  app.post(
    '/api/sessions/:id/restart',
    describe('Restarts the machine: running programs end, files stay'),
    ({ seat, params }) => ask(seat, params.id, restart),
  );
  app.post(
    '/api/sessions/:id/start-over',
    describe('A new attempt in a fresh machine; old results stay on record, undo brings the machine back'),
    ({ seat, params }) => ask(seat, params.id, startOver),
  );
  app.post(
    '/api/sessions/:id/undo',
    describe('Brings back the machine that the last change left behind'),
    ({ seat, params }) => ask(seat, params.id, undo),
  );

  app.get(
    '/api/sessions/:id/go-to/:step',
    {
      schema: {
        summary: 'What going to a step would do, and what it would leave behind; changes nothing',
        tags: ['session'],
        params: StepPath,
        response: planReply,
      },
    },
    ({ seat, params }) => planGoTo(sessions.get(seat, params.id), params.step),
  );
  app.post(
    '/api/sessions/:id/go-to',
    describeTaking('A machine in which the steps before this one are done; undo brings the old one back', StepBody),
    ({ seat, params, body }) => ask(seat, params.id, (session) => goTo(session, body.step)),
  );
  app.post(
    '/api/sessions/:id/back',
    describeTaking('The machine as it was at a kept moment; what came after is kept for undo', CheckpointBody),
    ({ seat, params, body }) => ask(seat, params.id, (session) => back(session, body.checkpoint)),
  );
  app.post(
    '/api/sessions/:id/check',
    describeTaking('Checks a step; answers when the verdict is there', StepBody),
    async ({ seat, params, body }) => {
      const session = sessions.get(seat, params.id);
      await checkAsked(session, body.step);
      return toSession(session);
    },
  );
  app.post(
    '/api/sessions/:id/verdict',
    {
      schema: {
        summary: 'What a step’s check says now; nothing is kept of it',
        tags: ['session'],
        params: SessionPath,
        body: StepBody,
        response: verdictReply,
      },
    },
    ({ seat, params, body }) => verdictNow(sessions.get(seat, params.id), body.step),
  );
}
