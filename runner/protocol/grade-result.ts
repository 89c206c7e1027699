import { z } from 'zod';
import { FindingResult } from './verdict.ts';

const Points = z.number().nonnegative();

/** One finding of a graded step. Keys in snake_case are Exercism’s (version 3) and PrairieLearn’s. */
export const GradedFinding = z.object({
  name: z.string().describe('step and finding, such as 06-write-the-policy: in-force'),
  description: z.string().describe('the title of the step'),
  status: z.enum(['pass', 'fail', 'error']).describe('error: it could not be told'),
  message: z
    .string()
    .optional()
    .describe('what is wrong, what was expected and found, and what to try; none where it holds'),
  output: z.string().max(500).optional().describe('what was found'),
  test_code: z.string().optional().describe('a command with which the learner sees the same'),
  task_id: z.number().int().describe('number of the step'),
  points: Points,
  max_points: Points,
  step: z.string().describe('step id'),
  finding: FindingResult.shape.name,
  headline: FindingResult.shape.headline,
  expected: FindingResult.shape.expected,
  found: FindingResult.shape.found,
  hint: FindingResult.shape.hint,
  see: FindingResult.shape.see,
});
export type GradedFinding = z.infer<typeof GradedFinding>;

/** A step of the lab: what it came to, or why files cannot show it. */
export const GradedStep = z.object({
  step: z.string().describe('step id'),
  title: z.string(),
  graded: z.boolean(),
  why: z.string().optional().describe('why it is not graded'),
  points: Points.int(),
  max_points: Points.int(),
  took_ms: z.number().int().nonnegative(),
  output: z
    .string()
    .optional()
    .describe('the end of what was said by what is done before the check, where that failed'),
});
export type GradedStep = z.infer<typeof GradedStep>;

/** What `stackyard grade` writes: a superset of Exercism’s test runner interface, version 3, and of PrairieLearn’s external grader results. */
export const GradeResult = z.object({
  version: z.literal(3),
  status: z.enum(['pass', 'fail', 'error']).describe('error: nothing was graded'),
  message: z.string().optional().describe('why nothing was graded'),
  gradable: z.boolean().describe('false: the submission could not be taken'),
  score: z.number().min(0).max(1).describe('points of those that could be had'),
  format_errors: z.array(z.string()).optional().describe('what is wrong with the submission'),
  output: z.string().describe('the end of what the start said'),
  tests: z.array(GradedFinding).describe('the graded findings, in the order of steps and checks'),
  lab: z.string().describe('lab id'),
  title: z.string(),
  seed: z.string().describe('seed from which the learner’s parameters were drawn'),
  points: Points.int(),
  max_points: Points.int().describe('of the graded steps'),
  started: z.boolean().describe('whether the start ended well within its time'),
  undecided: z.number().int().nonnegative().describe('findings that could not be told, although the start went well'),
  steps: z.array(GradedStep),
  submission: z
    .array(z.object({ path: z.string(), bytes: z.number().int().nonnegative(), sha256: z.string() }))
    .describe('the files that were taken'),
  left_out: z
    .array(z.object({ path: z.string(), why: z.string() }))
    .describe('what came and was not taken; the first hundred'),
  made_with: z
    .object({
      store: z.string().describe('image store of the stack'),
      machine: z.string().describe('image of the machine'),
      images: z.array(z.object({ name: z.string(), id: z.string() })),
    })
    .nullable()
    .describe('null where no machine was made'),
  at: z.iso.datetime(),
  took_ms: z.number().int().nonnegative(),
});
export type GradeResult = z.infer<typeof GradeResult>;
