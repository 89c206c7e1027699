import { z } from 'zod';

const Seconds = z.number().int().min(1).max(900);
const Script = z.string().min(1).describe('lines of bash, run as the learner in the lab’s folder');

/** How a lab is graded from files: `grade` in lab.mdx. */
export const LabGrade = z.strictObject({
  files: z
    .array(
      z
        .string()
        .regex(/^[^/\\][^\\]*$/, 'a pattern relative to the lab’s folder')
        .refine((pattern) => !pattern.split('/').includes('..'), 'a pattern without ..'),
    )
    .min(1)
    .describe('patterns of the files that a submission may bring, such as policy/*.yaml; all others are left out'),
  start: Script.describe('how the lab’s system is started with these files, as bash; it has to wait until it is up'),
  within: Seconds.default(180).describe('seconds that the start may take'),
  shared: Script.optional().describe('lines put before the `do` of every step, such as functions that several need'),
});
export type LabGrade = z.infer<typeof LabGrade>;

/** How a step is graded from files: `grade` in step.mdx. Without it every finding counts, and nothing is done before. */
export const StepGrade = z.strictObject({
  do: Script.optional().describe('what is done before the check is asked, such as an honest update and an attack'),
  within: Seconds.default(120).describe('seconds that `do` may take'),
  findings: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('the findings that files can show, where that is not all: each must fail without the learner’s files'),
});
export type StepGrade = z.infer<typeof StepGrade>;
