import { z } from 'zod';

/** What the monitor remembers of one update. */
export const progressSchema = z.strictObject({
  passed: z.array(z.int().min(1).max(99)).max(99).describe('the hops that passed, in their order'),
  verdict: z.enum(['yes', 'no']).nullable().describe('what the verifier said of the update, as far as it passed here'),
  digest: z.string().nullable().describe('what the order says the file must hash to: from the first hop'),
});

export type Progress = z.infer<typeof progressSchema>;

/** Of an update that the monitor has not heard of. */
export const NOTHING_YET: Progress = { passed: [], verdict: null, digest: null };

/** An update that needs no more hops: refused by the verifier, or delivered. */
export function hasEnded({ passed, verdict }: Progress): boolean {
  return verdict === 'no' || passed.includes(13);
}
