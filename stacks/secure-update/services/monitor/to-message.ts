import type { Message } from '../bus/message.ts';
import type { RecordedDecision } from '../security-log/decision.ts';

/** What goes on record, as a message to the security log. */
export function toMessage(decision: RecordedDecision): Message {
  return { topic: 'security_log', key: decision.id ?? 'none', value: JSON.stringify(decision) };
}
