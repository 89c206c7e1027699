import { z } from 'zod';
import { Feed } from './feed.ts';
import { LabGrade, StepGrade } from './grade.ts';
import { Problem } from './problem.ts';
import { StepProof } from './step-proof.ts';
import { ViewPlace } from './view.ts';

export const LabId = z
  .string()
  .regex(/^[0-9]{2}-[a-z0-9-]+$/)
  .describe('folder name of the lab, such as 01-secure-update');
export const StepId = z
  .string()
  .regex(/^[0-9]{2}-[a-z0-9-]+$/)
  .describe('folder name of the step, such as 02-ship-an-update');

export const Port = z.object({
  port: z.number().int().min(1).max(65535).describe('where something of the lab listens in the machine'),
  name: z.string().describe('the word on the tab, such as App'),
});
export type Port = z.infer<typeof Port>;

/** Frontmatter of labs/NN-name/lab.mdx: the lab definition. */
export const LabFrontmatter = z.strictObject({
  title: z.string().min(1).describe('name of the lab, one to three words'),
  summary: z.string().min(1).describe('“You will be able to …”, one or two sentences'),
  level: z.enum(['beginner', 'intermediate', 'advanced']).describe('what it takes for granted'),
  stack: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .describe('folder in stacks/ whose images the lab needs'),
  contains: z.string().describe('what the stack is made of, such as “Kafka · 10 services”'),
  flavour: z.enum(['docker', 'kubernetes']).default('docker').describe('what runs in the machine'),
  machine: z
    .strictObject({
      memoryMb: z.number().int().min(128).describe('hard limit of the machine and all in it, in MiB'),
      cpus: z.number().positive().describe('CPU limit in cores'),
      pids: z.number().int().min(64).describe('most processes and threads at once'),
      diskMb: z.number().int().min(256).describe('hard quota of the machine’s disk, in MiB'),
      egress: z.boolean().default(false).describe('whether the machine may reach the internet'),
    })
    .describe('limits of the learner’s machine and of all that runs in it'),
  workdir: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/)
    .describe('folder in the learner’s home that holds the lab’s files and where shells start'),
  terminals: z.array(z.string().min(2)).min(1).max(4).describe('names of the terminals opened at the start'),
  ports: z.array(Port).describe('ports of the machine that the page may show'),
  view: ViewPlace.optional().describe('a table of the machine as it is now, from view.ts beside this file'),
  feed: Feed.optional().describe('where the machine tells, decision by decision, what its system does'),
  parameters: z
    .record(z.string(), z.string())
    .default({})
    .describe('names that pages and checks share; {tag:4} in a value is drawn anew for each attempt'),
  env: z
    .record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), z.string())
    .default({})
    .describe(
      'variables exported in the learner’s shells; {name} in a value is that parameter, as drawn for the attempt',
    ),
  minutes: z.number().int().positive().optional().describe('only to override the sum of the steps'),
  lang: z.string().optional().describe('language of the pages, such as en or pt-BR; English (en) where it is not said'),
  architectures: z
    .array(z.enum(['amd64', 'arm64']))
    .min(1)
    .optional()
    .describe('what the images of the stack are built for, where that is not both'),
  grade: LabGrade.optional().describe('how submitted files are graded; without it the lab is not'),
});
export type LabFrontmatter = z.infer<typeof LabFrontmatter>;

/** Frontmatter of labs/NN-name/NN-step/step.mdx. */
export const StepFrontmatter = z.strictObject({
  title: z.string().min(1).describe('what the learner does in this step, a few words'),
  minutes: z.number().int().positive().describe('how long it takes: a reader at 200 words a minute, and the commands'),
  measured: z
    .boolean()
    .optional()
    .describe('true where the minutes were measured from people; then they may be more than 12'),
  points: z.number().int().nonnegative().default(10).describe('what passing it is worth'),
  grade: StepGrade.optional().describe('how the step is graded from files, where that takes more than its check'),
  ungraded: z.string().min(1).optional().describe('why files alone cannot show this step; it is then not graded'),
});
export type StepFrontmatter = z.infer<typeof StepFrontmatter>;

/** One thing wrong in a lab’s folder, for its author. */
export const LabFault = z.object({
  path: z.string().describe('file, relative to the folder of all labs, with :line or the key where known'),
  expected: z.string(),
  found: z.string(),
});

/** How far the images of a lab are. */
export const Build = z.object({
  state: z.enum(['waiting', 'building', 'ready', 'failed']),
  what: z.string().describe('what is being built, such as “kafka: apt-get install maven”'),
  done: z.number().int().nonnegative(),
  of: z.number().int().nonnegative(),
  elapsedMs: z.number().int().nonnegative(),
  lastTookMs: z.number().int().nonnegative().nullable().describe('how long it took last time, if known'),
  problem: Problem.nullable(),
});
export type Build = z.infer<typeof Build>;

export const StepSummary = z.object({ id: StepId, title: z.string(), minutes: z.number(), points: z.number() });
export type StepSummary = z.infer<typeof StepSummary>;

/** A lab as the API lists it, with this browser’s progress. */
export const LabSummary = z.object({
  id: LabId,
  number: z.string().describe('“01”'),
  title: z.string(),
  summary: z.string(),
  level: z.enum(['beginner', 'intermediate', 'advanced']),
  minutes: z.number().int(),
  contains: z.string(),
  steps: z.array(StepSummary),
  build: Build,
  passed: z.array(StepId).describe('steps passed in the current attempt'),
  session: z.string().nullable().describe('id of the live session, if there is one'),
  lastAt: z.iso.datetime().nullable().describe('when the learner last did something here'),
  proven: z.array(StepProof).describe('steps of the lab as it is now, with its images of now, that were proven here'),
});
export type LabSummary = z.infer<typeof LabSummary>;
