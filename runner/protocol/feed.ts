import { z } from 'zod';
import { Problem } from './problem.ts';

/** Where a machine tells what its system decides: a JSON array at `path`, server-sent events at `path`/stream. */
export const Feed = z.strictObject({
  port: z.number().int().min(1).max(65535).describe('where it listens in the machine'),
  path: z
    .string()
    .regex(/^\/[a-z0-9/-]*[a-z0-9]$/, 'expected a path such as /decisions')
    .describe('what serves it there, such as /decisions'),
  name: z.string().min(1).describe('the words on the tab, such as Security log'),
});
export type Feed = z.infer<typeof Feed>;

/** What a program in a machine says, cut to a length that a page can show. */
const words = (most: number) => z.string().overwrite((text) => text.slice(0, most));

/** One message between two services, and whether it was let through. Made in a machine: anything in it may be a learner's own. */
export const Decision = z.object({
  seq: z.number().int().nonnegative().describe('counts up; where a reader goes on'),
  id: words(80).nullable().default(null).describe('which update the message belongs to, if any'),
  source: words(80),
  destination: words(80),
  operation: words(80),
  decision: z.enum(['allowed', 'denied']),
  hop: z.number().int().min(1).max(999).nullable().default(null).describe('its place in the order of an update'),
  code: words(40).nullable().default(null).describe('why, for programs, such as no-rule'),
  reason: words(500).nullable().default(null).describe('why, for people'),
  at: z.iso.datetime({ offset: true }),
});
export type Decision = z.infer<typeof Decision>;

/** Where a reader goes on: number and time of the last decision that it has, so that another system's numbers are told from these. */
export const FeedQuery = z.object({
  since: z.coerce.number().int().nonnegative().optional(),
  at: Decision.shape.at.optional(),
});

/** Frames of a feed's WebSocket (/api/sessions/:id/feed), server to page only. */
export const FeedDown = z.discriminatedUnion('type', [
  z.object({ type: z.literal('open').describe('the system answers; what it decided follows') }),
  z.object({ type: z.literal('waiting').describe('it does not answer yet, or no more'), problem: Problem }),
  z.object({ type: z.literal('reset').describe('all that was sent before belongs to another system: forget it') }),
  z.object({
    type: z.literal('decisions'),
    decisions: z.array(Decision),
    skipped: z.number().int().nonnegative().describe('too many at once, or not understood: not sent'),
  }),
]);
export type FeedDown = z.infer<typeof FeedDown>;
