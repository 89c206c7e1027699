import { z } from 'zod';
import { LabId, StepId } from './lab.ts';
import { Verdict } from './verdict.ts';

/** What a trial came to. */
export const Ruling = z
  .enum(['proven', 'disproven', 'flaky', 'unknown'])
  .describe('flaky: it held sometimes, which is not proven; unknown: we could not tell');
export type Ruling = z.infer<typeof Ruling>;

export const TrialKind = z
  .enum(['before', 'wrong-answer', 'solution', 'restart', 'mutant', 'mutants', 'nothing-left'])
  .describe('mutants and nothing-left are about a lab as a whole');
export type TrialKind = z.infer<typeof TrialKind>;

/** Where a trial’s time goes, in the order in which it comes. */
export const Phase = z.enum(['restore', 'up', 'doing', 'looking', 'keeping', 'removing']);
export type Phase = z.infer<typeof Phase>;

const Spent = z.object({
  wallMs: z.number().nonnegative(),
  cpuMs: z.number().nonnegative().describe('of the machine and all in it'),
});
export type Spent = z.infer<typeof Spent>;

/** A file of the repository that the trial is about. */
export const Place = z.object({
  file: z.string().describe('such as labs/01-a/02-b/check.ts'),
  line: z.number().int().positive(),
});
export type Place = z.infer<typeof Place>;

/** A solution that was broken by a program, and whether the check noticed. */
export const Mutant = z.object({
  id: z.string(),
  result: z
    .enum(['killed', 'survived', 'equivalent', 'unknown', 'needed', 'not-needed'])
    .describe('needed, not-needed: the page lost a command, and the check noticed or did not; neither is counted'),
  by: z.string().nullable().describe('the finding that failed'),
  because: z.string().nullable().describe('why the lab calls it equivalent'),
  diff: z.string(),
});
export type Mutant = z.infer<typeof Mutant>;

/** One thing that was to be shown on a fresh machine, and what came of it. */
export const TrialResult = z.object({
  lab: LabId,
  step: StepId.nullable().describe('null: the lab as a whole'),
  kind: TrialKind,
  name: z.string().nullable().describe('of the wrong answer or mutant; null where a step has one trial of the kind'),
  what: z.string().describe('such as “refuses without-token”'),
  ruling: Ruling,
  words: z.string().describe('one line: what came of it'),
  place: Place,
  tookMs: z.number().int().nonnegative(),
  spent: z.partialRecord(Phase, Spent),
  verdict: Verdict.nullable().describe('the last one'),
  output: z.string().nullable().describe('what the commands said last'),
  artifacts: z.string().nullable().describe('folder of what was kept of a failure, in the folder of all artifacts'),
  mutant: Mutant.nullable(),
  rounds: z
    .array(z.object({ seed: z.string(), round: z.number().int().positive(), ruling: Ruling }))
    .describe('how each run of it ended: one for each seed and repetition'),
});
export type TrialResult = z.infer<typeof TrialResult>;

/** What a lab was proven with and what came of it. */
export const LabProof = z.object({
  lab: LabId,
  store: z.string().describe('id of the image store'),
  images: z.array(z.object({ name: z.string(), id: z.string() })),
  tookMs: z.number().int().nonnegative(),
  spent: z.partialRecord(Phase, Spent).describe('by all its machines together'),
  trials: z.array(TrialResult),
});
export type LabProof = z.infer<typeof LabProof>;

/** All that one run of `prove` came to; every output is made of it. */
export const Proof = z.object({
  version: z.literal(1),
  at: z.iso.datetime().describe('when it began'),
  tookMs: z.number().int().nonnegative(),
  ruling: Ruling,
  labs: z.array(LabProof),
});
export type Proof = z.infer<typeof Proof>;
