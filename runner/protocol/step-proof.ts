import { z } from 'zod';

/** When a step was last proven here, and with what. */
export const StepProof = z.object({
  step: z.string().describe('step id, such as 02-ship-an-update'),
  at: z.iso.datetime(),
  by: z
    .enum(['prove', 'runner'])
    .describe('prove: every trial of the step held; runner: its solution passes, which is all that a start shows'),
  store: z.string().describe('id of the image store'),
  images: z.array(z.object({ name: z.string(), id: z.string() })),
  refused: z.number().int().nonnegative().describe('wrong answers that were refused'),
  mutants: z
    .object({ killed: z.number().int().nonnegative(), of: z.number().int().nonnegative() })
    .nullable()
    .describe('broken solutions that the check noticed; null where none were tried'),
});
export type StepProof = z.infer<typeof StepProof>;
