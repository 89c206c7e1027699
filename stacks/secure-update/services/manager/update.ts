import { z } from 'zod';

/** What a caller orders. */
export const orderSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2048),
  target: z.literal('app'),
  digest: z.string().min(1).max(200),
  digest_alg: z.string().min(1).max(40),
});

export type Order = z.infer<typeof orderSchema>;

const ENDED = ['done', 'refused', 'failed'] as const;

/** How an update stands. `refused`: somebody said no. `failed`: something did not work. */
export const updateSchema = z.strictObject({
  id: z.uuid(),
  state: z.enum(['requested', 'downloading', 'verifying', 'applying', ...ENDED]),
  by: z.string().describe('the service that it is with, or that ended it'),
  reason: z.string().optional().describe('why it was refused or failed'),
  target: z.string(),
  url: z.string(),
  digest: z.string(),
  digest_alg: z.string(),
  requested_at: z.iso.datetime(),
  ended_at: z.iso.datetime().optional(),
});

export type Update = z.infer<typeof updateSchema>;

export function hasEnded({ state }: Update): boolean {
  return ENDED.some((ended) => ended === state);
}
