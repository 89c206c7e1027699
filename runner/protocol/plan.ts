import { z } from 'zod';
import { StepId } from './lab.ts';

/** What “go to step” would do, asked before it happens. */
export const GoToPlan = z.object({
  step: StepId,
  from: z
    .object({
      kind: z
        .enum(['own', 'lab', 'start'])
        .describe('own: a moment of this attempt; lab: one that was proven of the lab; start: the lab as it begins'),
      step: StepId.nullable().describe('the last step that is done in it'),
      at: z.iso.datetime().nullable().describe('when it was kept, if it is the learner’s own'),
    })
    .describe('the kept moment that the new machine starts from'),
  doing: z.array(StepId).describe('steps that are then done by their solutions'),
  skipped: z.array(StepId).describe('steps that will count as done for the learner, without points'),
  keptUntil: z.iso.datetime().describe('until when undo brings the machine of now back'),
});
export type GoToPlan = z.infer<typeof GoToPlan>;
