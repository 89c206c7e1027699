import type { Event } from '../bus/event.ts';
import type { Row } from './policy.ts';

export type Decision = { allowed: true; row: number } | { allowed: false; reason: string };

/** Compares an event with the policy. Default: refused. */
export function decide(event: Event, policy: readonly Row[]): Decision {
  const row = policy.find(
    ({ source, destination, operation }) =>
      source === event.source && destination === event.deliver_to && operation === event.operation,
  );
  if (row === undefined) return { allowed: false, reason: 'no row of the policy allows it' };
  const reason = row.condition?.(event);
  return reason === undefined
    ? { allowed: true, row: row.number }
    : { allowed: false, reason: `policy ${row.number}: ${reason}` };
}
