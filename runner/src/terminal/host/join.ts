import { FRAME_LIMIT_BYTES, TerminalUp, type TerminalDown } from '@stackyard/protocol/frame';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { problem, type ProblemError } from '../../problems.ts';
import type { Terminal } from '../terminal.ts';
import { toBuffer } from './bytes.ts';
import type { TerminalQuery } from './query.ts';
import type { Screen, Viewer } from '../viewer.ts';
import { Allowance } from '../allowance.ts';
import { watchLife } from '../socket-life.ts';

/** Options for the WebSocket server. Its own limit lies above ours, so that a frame too large is answered in words. */
export const SOCKET_OPTIONS = { maxPayload: 16 * FRAME_LIMIT_BYTES, perMessageDeflate: false };

/** At 64 KiB an acknowledgement, more than a page's terminal can parse in a second many times over. */
const CONTROL_FRAMES_PER_SECOND = 2000;
const TOO_SLOW_BYTES = 4 * 1_048_576;
const CLOSED = { gone: 1000, policy: 1008, tooLarge: 1009 } as const;
/** What a page says that leaves of its own will; everything else is a connection that broke. */
const FAREWELLS = new Set([1000, 1001, 1005]);

/** Joins a page's WebSocket, authorised before, to a terminal until either goes. */
export function joinTerminal(socket: WebSocket, terminal: Terminal, query: TerminalQuery): void {
  const allowance = new Allowance(CONTROL_FRAMES_PER_SECOND);
  const tell = (frame: TerminalDown): void => {
    if (socket.bufferedAmount > TOO_SLOW_BYTES) socket.terminate();
    else socket.send(JSON.stringify(frame), sent);
  };
  const sent = (): void => {
    if (viewer.isBehind && socket.bufferedAmount === 0) terminal.moved(viewer);
  };
  const complain = (fault: ProblemError): void => tell({ type: 'problem', problem: fault.problem });
  const refuse = (code: number, fault: ProblemError): void => {
    complain(fault);
    socket.close(code, fault.problem.name);
  };

  const screen: Screen = {
    send: (bytes) => socket.send(bytes, sent),
    tell,
    backlog: () => socket.bufferedAmount,
    close: () => socket.close(CLOSED.gone, 'terminal-closed'),
    cut: () => socket.terminate(),
  };
  const viewer: Viewer = terminal.attach(screen, {
    role: query.role,
    viewport: { cols: query.cols, rows: query.rows },
    since: query.since ?? null,
    typist: query.typist,
  });

  socket.on('message', (data, isBinary) => {
    if (socket.readyState !== socket.OPEN) return;
    const bytes = toBuffer(data);
    if (bytes.length > FRAME_LIMIT_BYTES) {
      refuse(CLOSED.tooLarge, problem('frame-too-large', { bytes: bytes.length, limitBytes: FRAME_LIMIT_BYTES }));
    } else if (isBinary) {
      if (viewer.hasLeft) return;
      const fault = type(terminal, viewer, bytes);
      terminal.count(viewer, bytes);
      if (fault !== null) complain(fault);
    } else if (!allowance.take()) {
      refuse(CLOSED.policy, problem('too-many-frames', { perSecond: CONTROL_FRAMES_PER_SECOND }));
    } else {
      const fault = control(terminal, viewer, bytes.toString('utf8'));
      if (fault !== null) complain(fault);
    }
  });
  watchLife(socket, (roundTripMs) => viewer.flow.noteRoundTrip(roundTripMs));
  socket.on('close', (code) => terminal.detach(viewer, { cut: !FAREWELLS.has(code) }));
}

function type(terminal: Terminal, viewer: Viewer, bytes: Buffer): ProblemError | null {
  if (viewer.role === 'observer') return problem('only-watching');
  if (terminal.exit !== null) return problem('terminal-ended');
  return terminal.input(viewer, bytes) ? null : problem('input-not-read');
}

function control(terminal: Terminal, viewer: Viewer, text: string): ProblemError | null {
  const frame = TerminalUp.safeParse(parseJson(text));
  if (!frame.success)
    return problem('frame-not-understood', { faults: z.prettifyError(frame.error).replaceAll('\n', ' ') });
  if (frame.data.type === 'ack') terminal.ack(viewer, frame.data.seq);
  else terminal.view(viewer, frame.data);
  return null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
