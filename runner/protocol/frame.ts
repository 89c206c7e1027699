import { z } from 'zod';
import { Build, LabFault } from './lab.ts';
import { Session } from './session.ts';
import { Problem } from './problem.ts';

/** Text frames that a terminal’s WebSocket sends to the page. Binary frames are output bytes and nothing else. */
export const TerminalDown = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    seq: z.number().int().nonnegative().describe('absolute number of the next byte that follows'),
    reset: z.boolean().describe('true: clear the screen first, what was missed is gone beyond the ring'),
    live: z
      .number()
      .int()
      .nonnegative()
      .describe('where replay ends; xterm’s answers to queries in older output are not input'),
    modes: z.string().describe('control sequences to write first: modes set by output that is not replayed'),
    cols: z.number().int(),
    rows: z.number().int(),
    role: z.enum(['driver', 'observer']),
    typed: z
      .number()
      .int()
      .nonnegative()
      .describe('input bytes taken from this typist so far; what was sent after them never arrived, and is sent again'),
  }),
  z.object({
    type: z.literal('typed'),
    seq: z
      .number()
      .int()
      .describe('input bytes taken from this typist so far; sent at leisure, for the page to forget'),
  }),
  z.object({
    type: z.literal('viewers'),
    drivers: z.number().int().describe('pages that may type, this one included if it may'),
    observers: z.number().int().describe('pages that only watch, this one included if it does'),
  }),
  z.object({ type: z.literal('size'), cols: z.number().int(), rows: z.number().int() }),
  z.object({
    type: z.literal('exit'),
    code: z.number().int().nullable(),
    signal: z.string().nullable(),
    lost: z.boolean(),
  }),
  z.object({
    type: z.literal('skip'),
    seq: z.number().int().describe('an observer fell behind; output goes on from here'),
  }),
  z.object({ type: z.literal('problem'), problem: Problem }),
]);
export type TerminalDown = z.infer<typeof TerminalDown>;

/** Text frames from the page. Binary frames are input bytes, at most 64 KiB each. */
export const TerminalUp = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('ack'),
    seq: z.number().int().nonnegative().describe('absolute number of bytes that xterm has parsed'),
  }),
  z.strictObject({
    type: z.literal('resize'),
    cols: z.number().int().min(2).max(500),
    rows: z.number().int().min(1).max(300),
  }),
]);
export type TerminalUp = z.infer<typeof TerminalUp>;

export const Toast = z.object({ text: z.string(), undo: z.boolean().default(false) });

/** Frames of the events WebSocket (/api/events, one a page), server to page only. */
export const Event = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('runner'),
    id: z.string().describe('of the runner’s process; another one after a cut means that the runner was started anew'),
    follows: z.boolean().optional().describe('true in development: it reads a lab anew when its files change'),
  }),
  z.object({ type: z.literal('session'), session: Session }),
  z.object({ type: z.literal('build'), lab: z.string(), build: Build }),
  z.object({
    type: z.literal('command'),
    terminal: z.string(),
    state: z.enum(['started', 'ended']),
    command: z.string().nullable(),
    exitCode: z.number().int().nullable(),
  }),
  z.object({
    type: z.literal('lab'),
    lab: z.string(),
    faults: z.array(LabFault).describe('what is wrong with it now; the last good one stays. None: it was read anew'),
  }),
  z.object({ type: z.literal('pages') }).describe('the pages were built anew'),
  z.object({ type: z.literal('toast'), toast: Toast }),
  z.object({ type: z.literal('problem'), problem: Problem }),
]);
export type Event = z.infer<typeof Event>;

export const FRAME_LIMIT_BYTES = 65_536;
export const ACK_EVERY_BYTES = 65_536;
export const WINDOW_BYTES = 262_144;

/** Frames of the events WebSocket from the page: whether the learner has it in view. A session in view is not idle. */
export const EventUp = z.strictObject({ type: z.literal('view'), visible: z.boolean() });
export type EventUp = z.infer<typeof EventUp>;
