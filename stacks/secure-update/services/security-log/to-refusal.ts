import { parseEvent } from '../bus/event.ts';
import type { Refusal } from './refusal.ts';
import { refusalSchema } from './refusal.ts';

/**
 * Reads what came on topic security_log: a refusal that the monitor wrote, or the manager's event `request_refused`,
 * passed on by the monitor. Anything else was put there by somebody else, which is worth a line too.
 */
export function toRefusal(text: string): Refusal {
  const parsed = parseEvent(text);
  if (parsed.ok && parsed.event.operation === 'request_refused') {
    const { source, reason } = parsed.event;
    return entry({ source: 'caller', destination: source, operation: 'update', reason: reason ?? 'no reason given' });
  }
  const refusal = refusalSchema.safeParse(parseJson(text));
  if (refusal.success) return refusal.data;
  return entry({ source: '?', destination: 'security_log', operation: '?', reason: 'a message that is no refusal' });
}

function entry(fields: Omit<Refusal, 'id' | 'at'>): Refusal {
  return { id: null, ...fields, at: new Date().toISOString() };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
