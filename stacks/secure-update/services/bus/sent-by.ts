import type { Draft, Event } from './event.ts';

/**
 * The event that a service sends: in its own name, whoever sent the one that it answers, and without the monitor's marks.
 * The fields that say who tells whom what come first, for whoever reads the bus.
 */
export function sentBy(service: string, draft: Draft): Event {
  const { id, operation, deliver_to, ...rest } = draft;
  return { id, operation, source: service, deliver_to, ...without(rest) };
}

/** A draft is often an event that came in, with some fields changed: these are never passed on. */
function without(fields: Partial<Event>): Omit<Partial<Event>, 'source' | 'authorized' | 'older_versions'> {
  const { source: _, authorized: __, older_versions: ___, ...rest } = fields;
  return rest;
}
