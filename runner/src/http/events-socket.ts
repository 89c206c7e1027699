import { randomUUID } from 'node:crypto';
import { EventUp, type Event } from '@stackyard/protocol/frame';
import type { WebSocket } from 'ws';
import { problem } from '../problems.ts';
import type { Page } from '../session/bus.ts';
import type { Sessions } from '../session/sessions.ts';
import { toSession } from '../session/view.ts';
import { Allowance } from '../terminal/allowance.ts';
import type { App, HttpParts } from './app.ts';
import { watchLife } from '../terminal/socket-life.ts';

/** Another runner’s process has another one. */
const RUNNER = randomUUID();
const MOST_PAGES = 32;
const FRAMES_PER_SECOND = 10;
const FRAME_LIMIT_BYTES = 1024;
/** A page that takes in nothing while this much waits for it is dropped; when it comes back it gets everything anew. */
const TOO_SLOW_BYTES = 4 * 1_048_576;
const CLOSED = { policy: 1008, tooLarge: 1009 } as const;

/** /api/events: one WebSocket a page. First every live session of the seat and every build, then each change. */
export function addEvents(app: App, { sessions, settings }: HttpParts): void {
  const { bus } = sessions.context;
  app.get(
    '/api/events',
    {
      websocket: true,
      preHandler: async ({ seat }) => {
        if (bus.count(seat) >= MOST_PAGES) throw problem('too-many-pages', { most: MOST_PAGES });
      },
    },
    (socket, { seat }) => joinPage(socket, sessions, { seat, follows: settings.follows ?? false }),
  );
}

function joinPage(socket: WebSocket, sessions: Sessions, { seat, follows }: { seat: string; follows: boolean }): void {
  const { bus, parts } = sessions.context;
  const allowance = new Allowance(FRAMES_PER_SECOND);
  const send = (event: Event): void => {
    if (socket.bufferedAmount > TOO_SLOW_BYTES) socket.terminate();
    else socket.send(JSON.stringify(event));
  };
  const refuse = (code: number, fault: ReturnType<typeof problem>): void => {
    send({ type: 'problem', problem: fault.problem });
    socket.close(code, fault.problem.name);
  };
  const page: Page = { visible: false, send };
  send({ type: 'runner', id: RUNNER, follows });
  const leave = bus.join(seat, page);
  socket.on('close', leave);
  watchLife(socket, () => undefined);
  socket.on('message', (data, isBinary) => {
    const text = Buffer.isBuffer(data) ? data.toString('utf8') : '';
    if (text.length > FRAME_LIMIT_BYTES)
      return refuse(CLOSED.tooLarge, problem('frame-too-large', { bytes: text.length, limitBytes: FRAME_LIMIT_BYTES }));
    if (!allowance.take()) return refuse(CLOSED.policy, problem('too-many-frames', { perSecond: FRAMES_PER_SECOND }));
    const visible = isBinary ? null : toVisible(text);
    if (visible === null)
      return send({
        type: 'problem',
        problem: problem('frame-not-understood', { faults: 'expected {"type":"view","visible":true}' }).problem,
      });
    page.visible = visible;
  });
  for (const session of sessions.all(seat)) if (!session.over) send({ type: 'session', session: toSession(session) });
  for (const lab of parts.labs.keys()) send({ type: 'build', lab, build: parts.builds.of(lab) });
}

function toVisible(text: string): boolean | null {
  try {
    return EventUp.parse(JSON.parse(text)).visible;
  } catch {
    return null;
  }
}
