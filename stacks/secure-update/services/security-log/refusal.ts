import { z } from 'zod';

const text = z.string().max(500);

/** One thing that was refused: a line of the security log. `id` is null where the event had none that is one. */
export const refusalSchema = z.strictObject({
  id: z.uuid().nullable().describe('of the update'),
  source: text.describe('who sent it, as the event itself says'),
  destination: text.describe('whom it was for'),
  operation: text.describe('what was asked'),
  reason: text.describe('why it was refused'),
  at: z.iso.datetime().describe('when, UTC'),
});

export type Refusal = z.infer<typeof refusalSchema>;
