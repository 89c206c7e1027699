import { z } from 'zod';

/** What one finding of a check came to. `error` means that we could not tell; it never counts against the learner. */
export const FindingResult = z.object({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .describe('the finding, kebab-case, such as digest-mismatch'),
  outcome: z.enum(['pass', 'fail', 'error']),
  headline: z.string().describe('one sentence in the learner’s terms: what holds, or what is wrong'),
  expected: z.string().optional(),
  found: z.string().optional(),
  hint: z.string().optional().describe('the next thing to try: smaller than the solution'),
  see: z.string().optional().describe('a command with which the learner sees the same'),
});
export type FindingResult = z.infer<typeof FindingResult>;

/** What a step's check came to: `fail` as soon as one finding fails, else `error` as soon as one could not tell, else `pass`. */
export const Verdict = z.object({
  step: z.string().describe('step id, such as 02-ship-an-update'),
  outcome: z.enum(['pass', 'fail', 'error']),
  findings: z.array(FindingResult),
  at: z.iso.datetime().describe('when the check ended'),
  tookMs: z.number().int().nonnegative(),
});
export type Verdict = z.infer<typeof Verdict>;

/** A check that runs now, for the line under the step. */
export const Checking = z.object({
  step: z.string(),
  now: z.string().describe('what is being asked, such as “asking the app on port 5000 which version it serves”'),
  done: z.number().int().nonnegative(),
  of: z.number().int().nonnegative(),
});
export type Checking = z.infer<typeof Checking>;
