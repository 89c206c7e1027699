import { z } from 'zod';

/** What the manager reads of the security log. */
export const decisionsSchema = z.array(
  z.looseObject({
    destination: z.string(),
    operation: z.string(),
    decision: z.enum(['allowed', 'denied']),
    reason: z.string().nullable(),
    at: z.iso.datetime(),
  }),
);

type Decisions = z.infer<typeof decisionsSchema>;

/** Who was denied something goes on within this time, or never. */
const PATIENCE_MS = 1500;

/**
 * Why an update stands still: the monitor denied the last message about it, and nothing has passed since. Undefined while it
 * may still end otherwise; a message that somebody else slips in does not end an update that goes on. `decisions` are those
 * about this update, newest last.
 */
export function findDenial(decisions: Decisions, now: number): string | undefined {
  const last = decisions.at(-1);
  const lastAllowed = decisions.findLast(({ decision }) => decision === 'allowed');
  // the updater has the file, and tells itself how it went
  if (lastAllowed?.destination === 'updater' && lastAllowed.operation === 'blob_content') return undefined;
  if (last?.decision !== 'denied' || now - Date.parse(last.at) < PATIENCE_MS) return undefined;
  return `${last.operation} to ${last.destination} was denied: ${last.reason ?? 'no reason given'}`;
}
