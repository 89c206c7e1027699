import type { App, HttpParts } from './app.ts';
import { statusReply } from './replies.ts';

/** What the place is and has left. */
export function addStatus(app: App, { sessions, settings }: HttpParts): void {
  const { capacity, parts, clock } = sessions.context;
  const startedAt = new Date(clock()).toISOString();
  app.get(
    '/api/status',
    { schema: { summary: 'What this place is, and what it has left', tags: ['place'], response: statusReply } },
    async () => ({
      version: settings.version,
      sessions: capacity.used,
      capacity: capacity.limits.sessions,
      startedAt,
      ...(await parts.machines.status()),
    }),
  );
}
