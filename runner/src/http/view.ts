import { viewNow } from '../session/view-now.ts';
import type { App, HttpParts } from './app.ts';
import { SessionPath, viewReply } from './replies.ts';

/** What the lab shows of the machine as it is now. */
export function addView(app: App, { sessions }: HttpParts): void {
  app.get(
    '/api/sessions/:id/view',
    {
      schema: {
        summary: 'The lab’s table about the machine as it is now, asked with the probes of its checks',
        tags: ['session'],
        params: SessionPath,
        response: viewReply,
      },
    },
    ({ seat, params }) => viewNow(sessions.get(seat, params.id)),
  );
}
