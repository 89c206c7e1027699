import { z } from 'zod';
import { problem } from '../problems.ts';
import { TerminalQuery } from '../terminal/host/query.ts';
import { linesSocket } from '../terminal/host/words.ts';
import type { SessionTerminals } from '../session/parts.ts';
import type { App, HttpParts } from './app.ts';
import { handOver } from './hand-over.ts';
import { nothingReply, SessionPath, TerminalPath, terminalReply } from './replies.ts';

const NewTerminal = z.strictObject({ name: z.string().trim().min(1).max(40).optional() }).nullish();

/** The terminals of a session, and the WebSocket that joins a page to one. */
export function addTerminals(app: App, { sessions }: HttpParts): void {
  const terminalsOf = (seat: string, id: string): SessionTerminals => {
    const session = sessions.get(seat, id);
    session.touch();
    session.needMachine();
    if (!session.terminals) throw problem('not-ready', { state: session.live.state });
    return session.terminals;
  };

  app.post(
    '/api/sessions/:id/terminals',
    {
      schema: {
        summary: 'Opens another terminal',
        tags: ['terminals'],
        params: SessionPath,
        body: NewTerminal,
        response: terminalReply,
      },
    },
    ({ seat, params, body }) => terminalsOf(seat, params.id).open(body?.name),
  );

  app.delete(
    '/api/sessions/:id/terminals/:terminal',
    {
      schema: {
        summary: 'Closes a terminal and ends what runs in it',
        tags: ['terminals'],
        params: TerminalPath,
        response: nothingReply,
      },
    },
    async ({ seat, params }, reply) => {
      await terminalsOf(seat, params.id).close(params.terminal);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/sessions/:id/terminals/:terminal/again',
    {
      schema: {
        summary: 'Starts a new shell in a terminal whose shell has ended',
        tags: ['terminals'],
        params: TerminalPath,
        response: terminalReply,
      },
    },
    ({ seat, params }) => terminalsOf(seat, params.id).again(params.terminal),
  );

  app.get(
    '/api/sessions/:id/terminals/:terminal',
    {
      websocket: true,
      schema: { params: TerminalPath, querystring: TerminalQuery },
      // Before the upgrade: an unknown terminal is an HTTP answer, not a socket that closes. What is known goes on to the pty host
      // as it is, which makes the WebSocket and keeps the connection.
      preHandler: async ({ seat, params, raw, log }, reply) => {
        const { terminals } = sessions.get(seat, params.id);
        if (!terminals) throw problem('no-such-terminal', { id: params.terminal });
        terminals.get(params.terminal);
        if (raw.headers.upgrade?.toLowerCase() !== 'websocket') throw problem('no-such-page', { path: 'such address' });
        const { socket, path } = terminals.address(params.terminal);
        reply.hijack();
        reply.raw.detachSocket(raw.socket);
        const asked = `${path}${new URL(raw.url ?? '', 'http://runner').search}`;
        await handOver(raw, raw.socket, { socket: linesSocket(socket), path: asked }).catch((err: unknown) => {
          // Its page sees a line that broke, and comes back.
          log.warn({ err, terminal: params.terminal }, 'the pty host did not take a line');
        });
      },
    },
    () => undefined,
  );
}
