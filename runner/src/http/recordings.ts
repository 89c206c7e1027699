import { createReadStream } from 'node:fs';
import { SwitchRecording } from '@stackyard/protocol/recording';
import { findRecordingOf, recordingsOf, switchRecording } from '../session/recording.ts';
import { toSession } from '../session/view.ts';
import type { App, HttpParts } from './app.ts';
import { castReply, RecordingPath, recordingsReply, SessionPath, sessionReply } from './replies.ts';

/** What the terminals of an attempt showed, where the learner asked for it: off until then, and never what was typed. */
export function addRecordings(app: App, { sessions }: HttpParts): void {
  app.post(
    '/api/sessions/:id/recording',
    {
      schema: {
        summary: 'Records what the terminals show from now on, or no longer; holds for the attempt',
        tags: ['recordings'],
        params: SessionPath,
        body: SwitchRecording,
        response: sessionReply,
      },
    },
    async ({ seat, params, body }) => {
      const session = sessions.get(seat, params.id);
      await sessions.hold(session, () => switchRecording(session, body.on));
      return toSession(session);
    },
  );

  app.get(
    '/api/sessions/:id/recordings',
    {
      schema: {
        summary: 'The recordings of the attempt, the oldest first; when disk is short, the oldest go',
        tags: ['recordings'],
        params: SessionPath,
        response: recordingsReply,
      },
    },
    async ({ seat, params }) => ({ recordings: await recordingsOf(sessions.get(seat, params.id)) }),
  );

  app.get(
    '/api/sessions/:id/recordings/:name',
    {
      schema: {
        summary: 'One recording as asciicast v2, to be played with asciinema',
        tags: ['recordings'],
        params: RecordingPath,
        response: castReply,
      },
    },
    async ({ seat, params }, reply) => {
      const { file, bytes } = await findRecordingOf(sessions.get(seat, params.id), params.name);
      return reply
        .headers({
          'content-type': 'application/x-asciicast',
          'content-disposition': `attachment; filename="${params.name}"`,
          'content-length': bytes,
        })
        .send(createReadStream(file, { end: bytes - 1 }));
    },
  );
}
