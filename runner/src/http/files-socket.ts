import { FilesUp, type FilesDown } from '@stackyard/protocol/files';
import type { WebSocket } from 'ws';
import { problem, ProblemError } from '../problems.ts';
import { FileWatch } from '../session/files/watch.ts';
import type { SessionMachine } from '../session/parts.ts';
import type { Session } from '../session/session.ts';
import type { App, HttpParts } from './app.ts';
import { SessionPath } from './replies.ts';
import { watchLife } from '../terminal/socket-life.ts';

const MOST_WATCHERS = 8;
const FOLLOW_EVERY_MS = 500;
const CLOSED = { over: 1000, policy: 1008, again: 1013 } as const;

/** /api/sessions/:id/files/watch: one WebSocket a page; while it is open the machine looks after the files that the page names. */
export function addFilesSocket(app: App, { sessions }: HttpParts): void {
  const watchers = new WeakMap<Session, number>();
  const count = (session: Session, by: number): void => {
    watchers.set(session, (watchers.get(session) ?? 0) + by);
  };
  app.get(
    '/api/sessions/:id/files/watch',
    {
      websocket: true,
      schema: { params: SessionPath },
      preHandler: async ({ seat, params }) => {
        const session = sessions.get(seat, params.id);
        if ((watchers.get(session) ?? 0) >= MOST_WATCHERS) throw problem('too-many-pages', { most: MOST_WATCHERS });
      },
    },
    (socket, { seat, params }) => {
      const session = sessions.get(seat, params.id);
      count(session, 1);
      socket.on('close', () => count(session, -1));
      watchFor(socket, session);
    },
  );
}

/** Looks after files for a page, in whatever machine the session has. */
function watchFor(socket: WebSocket, session: Session): void {
  let wanted: FilesUp | null = null;
  let now: { machine: SessionMachine; watch: FileWatch } | null = null;
  const send = (frame: FilesDown): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  };
  const close = (code: number, why: ProblemError): void => {
    send({ type: 'problem', problem: why.problem });
    socket.close(code, why.problem.name);
  };
  const machineNow = (): SessionMachine | null => (session.live.state === 'ready' ? session.machine : null);

  const follow = (): void => {
    const machine = machineNow();
    if (machine === (now?.machine ?? null)) return;
    now?.watch[Symbol.dispose]();
    now = machine && { machine, watch: begin(machine) };
    if (now && wanted) now.watch.watch(wanted);
  };
  const begin = (machine: SessionMachine): FileWatch =>
    new FileWatch(machine, {
      changed: send,
      ended: (said) => {
        if (now?.machine !== machine) return;
        // A machine that goes takes its programs along; the next one is met by the next look.
        now = null;
        if (machineNow() === machine) close(CLOSED.again, problem('files-not-watched', { said }));
      },
    });

  const timer = setInterval(follow, FOLLOW_EVERY_MS);
  const over = (): void => socket.close(CLOSED.over, 'session-over');
  session.abort.signal.addEventListener('abort', over);
  socket.on('close', () => {
    clearInterval(timer);
    session.abort.signal.removeEventListener('abort', over);
    now?.watch[Symbol.dispose]();
    now = null;
  });
  socket.on('message', (data, isBinary) => {
    try {
      wanted = toWanted(isBinary || !Buffer.isBuffer(data) ? '' : data.toString('utf8'));
      if (now) now.watch.watch(wanted);
      else follow();
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown;
      close(CLOSED.policy, thrown);
    }
  });
  watchLife(socket, () => undefined);
}

/** What a page sent, as what it wants watched. Throws `frame-not-understood`. */
function toWanted(text: string): FilesUp {
  try {
    return FilesUp.parse(JSON.parse(text));
  } catch {
    const faults = 'expected {"type":"watch","paths":[{"path","stamp"}]}';
    throw problem('frame-not-understood', { faults });
  }
}
