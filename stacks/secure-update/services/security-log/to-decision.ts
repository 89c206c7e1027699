import { parseEvent } from '../bus/event.ts';
import type { RecordedDecision } from './decision.ts';
import { decisionSchema } from './decision.ts';

/**
 * Reads what came on topic security_log: a decision that the monitor wrote, or the manager's event `request_refused`,
 * passed on by the monitor. Anything else was put there by somebody else, which is worth a line too.
 */
export function toDecision(text: string): RecordedDecision {
  const parsed = parseEvent(text);
  if (parsed.ok && parsed.event.operation === 'request_refused') {
    const { source, reason = 'no reason given' } = parsed.event;
    return denied({ source: 'caller', destination: source, operation: 'update', code: 'request-refused', reason });
  }
  const decision = decisionSchema.safeParse(parseJson(text));
  if (decision.success) return decision.data;
  const reason = 'a message that is no decision';
  return denied({ source: '?', destination: 'security_log', operation: '?', code: 'malformed', reason });
}

function denied(fields: Omit<RecordedDecision, 'id' | 'decision' | 'hop' | 'at'>): RecordedDecision {
  return { id: null, decision: 'denied', hop: null, ...fields, at: new Date().toISOString() };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
