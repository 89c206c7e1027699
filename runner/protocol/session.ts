import { z } from 'zod';
import { LabId, Port, StepId } from './lab.ts';
import { Problem } from './problem.ts';
import { Checking, Verdict } from './verdict.ts';

export const SessionId = z.string().regex(/^[a-z0-9]{12}$/);
export const TerminalId = z.string().regex(/^[a-z0-9]{6}$/);

/** requested → queued → starting → ready → (resetting → ready)* → ending → ended; any → failed, with a problem. */
export const SessionState = z.enum([
  'requested',
  'queued',
  'starting',
  'ready',
  'resetting',
  'ending',
  'ended',
  'failed',
]);
export type SessionState = z.infer<typeof SessionState>;

export const StepProgress = z.object({
  id: StepId,
  state: z
    .enum(['todo', 'passed', 'failed', 'error', 'skipped'])
    .describe('skipped: done for the learner by “go to step”'),
  at: z.iso.datetime().nullable().describe('when it got this state'),
  verdict: Verdict.nullable().describe('the last verdict of this attempt; a pass stays'),
});
export type StepProgress = z.infer<typeof StepProgress>;

/** A kept moment of the machine, to which the learner can go back. */
export const Checkpoint = z.object({
  id: z.string(),
  step: StepId.nullable().describe('the step whose pass it was kept for; null for an undo'),
  label: z.string().describe('such as “step 2 passed”'),
  at: z.iso.datetime(),
  kept: z.boolean().describe('false once it had to make room'),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

export const TerminalSummary = z.object({
  id: TerminalId,
  name: z.string(),
  state: z.enum(['live', 'exited']),
  exitCode: z.number().int().nullable(),
  lost: z.boolean().describe('true when the shell ended with the runner, not by itself'),
});
export type TerminalSummary = z.infer<typeof TerminalSummary>;

/** Everything that the page shows of one session; sent whole whenever a part of it changes. */
export const Session = z.object({
  id: SessionId,
  lab: LabId,
  attempt: z.number().int().positive(),
  state: SessionState,
  doing: z.string().describe('the state in words, such as “Docker is up”'),
  progress: z.object({ done: z.number(), of: z.number(), what: z.string() }).nullable(),
  queue: z.object({ place: z.number().int().positive(), estimateSeconds: z.number().int().nullable() }).nullable(),
  problem: Problem.nullable(),
  startedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable().describe('hard end'),
  idleAt: z.iso.datetime().nullable().describe('when it closes unless used; set once the warning is due'),
  usage: z
    .object({
      cpuPercent: z.number(),
      memoryMb: z.number(),
      memoryLimitMb: z.number(),
      diskMb: z.number(),
      diskLimitMb: z.number(),
      busy: z.boolean(),
    })
    .nullable(),
  steps: z.array(StepProgress),
  checking: Checking.nullable(),
  checkpoints: z.array(Checkpoint),
  undo: z.object({ label: z.string(), checkpoint: z.string(), until: z.iso.datetime() }).nullable(),
  terminals: z.array(TerminalSummary),
  recording: z.boolean().describe('what its terminals show is recorded (asciicast v2), as the learner asked'),
  ports: z.array(
    Port.extend({
      url: z.string().describe('origin of its own, such as http://5000-k3….localhost:4321/'),
      listening: z.boolean(),
    }),
  ),
});
export type Session = z.infer<typeof Session>;

/** What POST /api/sessions/:id/file takes: a save-as block of the page. */
export const SaveFile = z.object({
  path: z.string().min(1).max(400).describe('relative to the learner’s home; may not leave it'),
  content: z.string().max(262_144),
});
export type SaveFile = z.infer<typeof SaveFile>;
