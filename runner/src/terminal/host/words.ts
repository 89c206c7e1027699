import { Problem } from '@stackyard/protocol/problem';
import { SessionId, TerminalId } from '@stackyard/protocol/session';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * What the runner and the pty host say to each other over the host’s control socket, one JSON text a frame. Frames of another
 * version are not understood: then the host has to be replaced, and its shells end.
 */
export const PTY_HOST_VERSION = 1;

/** A program to run on a pty, with no other environment than `env`. */
export const Program = z.object({
  file: z.string(),
  args: z.array(z.string()),
  env: z.record(z.string(), z.string()),
  place: z
    .object({ pid: z.number().int(), uid: z.number().int(), gid: z.number().int() })
    .optional()
    .describe(
      'process in whose /dev/pts the pty is made, and who may open it by name: ids as the host’s user namespace has them',
    ),
});
export type Program = z.infer<typeof Program>;

export const Exit = z.object({ code: z.number().nullable(), signal: z.string().nullable(), lost: z.boolean() });
export type Exit = z.infer<typeof Exit>;

/** One terminal as the host has it. */
export const TerminalNow = z.object({
  id: TerminalId,
  session: SessionId,
  exit: Exit.nullable().describe('null: its program lives'),
  running: z.boolean().describe('a command runs in the foreground'),
  lastInputAt: z.number().describe('ms since the epoch; 0: never'),
});
export type TerminalNow = z.infer<typeof TerminalNow>;

const Mark = z.discriminatedUnion('type', [
  z.object({ type: z.literal('prompt') }),
  z.object({ type: z.literal('started'), command: z.string().nullable() }),
  z.object({ type: z.literal('ended'), exitCode: z.number().nullable() }),
]);
export type Mark = z.infer<typeof Mark>;

const call = z.number().int().describe('comes back with the answer');

export const HostUp = z.discriminatedUnion('verb', [
  z.object({
    verb: z.literal('create'),
    call,
    id: TerminalId,
    session: SessionId,
    program: Program.nullable().describe('null: its shell was lost, and pages are to be told so'),
  }),
  z.object({ verb: z.literal('again'), call, id: TerminalId, program: Program }),
  z.object({ verb: z.literal('end'), call, id: TerminalId }),
  z.object({
    verb: z.literal('record'),
    call,
    id: TerminalId,
    recorded: z
      .object({ folder: z.string(), title: z.string() })
      .nullable()
      .describe('folder of the recording’s file and the terminal’s name; null: not recorded'),
  }),
]);
export type HostUp = z.infer<typeof HostUp>;

export const HostDown = z.discriminatedUnion('type', [
  z.object({ type: z.literal('state'), version: z.number(), terminals: z.array(TerminalNow) }),
  z.object({ type: z.literal('answer'), call, fault: z.string().nullable() }),
  z.object({ type: z.literal('changed'), terminal: TerminalNow }),
  z.object({ type: z.literal('recording-ended'), id: TerminalId, problem: Problem }),
  z.object({ type: z.literal('mark'), id: TerminalId, mark: Mark }),
]);
export type HostDown = z.infer<typeof HostDown>;

/** Where pages’ lines are joined, below the host’s socket. */
export const TERMINALS_PATH = '/terminals/';
export const CONTROL_PATH = '/control';

/** The host’s socket, in the folder that outlives both. */
export const ptyHostSocket = (data: string): string => join(data, 'state', 'ptys.sock');

/** Where the host takes over pages’ connections, beside its socket. */
export const linesSocket = (socket: string): string => `${socket}.lines`;
