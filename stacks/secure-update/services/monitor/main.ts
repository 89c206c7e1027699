import { Bus } from '../bus/bus.ts';
import { broker, readEnv } from '../bus/env.ts';
import { parseEvent } from '../bus/event.ts';
import { log } from '../bus/log.ts';
import type { Message } from '../bus/message.ts';
import { MessageTooLarge, mustFit } from '../bus/message.ts';
import { MONITOR } from '../bus/topics.ts';
import { closeOnSignal } from '../bus/close-on-signal.ts';
import type { Refusal } from '../security-log/refusal.ts';
import { createTopics } from './create-topics.ts';
import { decide } from './decide.ts';
import { describeMessage } from './describe-message.ts';
import { policy } from './policy.ts';

const env = readEnv({ BROKER: broker });

/** Passes each event on to the topic of its destination, or refuses it; either way with what is to go on record. */
function onMessage(text: string): Message[] {
  const parsed = parseEvent(text);
  const decision = parsed.ok ? decide(parsed.event, policy) : { allowed: false as const, reason: parsed.reason };
  if (!parsed.ok || !decision.allowed) return refuse(text, decision.allowed ? '' : decision.reason);

  const { event } = parsed;
  const passed = { topic: event.deliver_to, key: event.id, value: JSON.stringify({ ...event, authorized: true }) };
  try {
    mustFit(passed);
  } catch (error) {
    if (!(error instanceof MessageTooLarge)) throw error;
    return refuse(text, error.message);
  }
  const hop = `${event.source} → ${event.deliver_to} ${event.operation} ${event.id.slice(0, 8)}`;
  log(`pass ${String(decision.row).padStart(2)} ${hop}`);
  // the verifier's no is an answer that must pass, and a refusal all the same
  const isNo = event.operation === 'handle_verification_result' && event.verified !== true;
  if (!isNo) return [passed];
  const at = new Date().toISOString();
  return [passed, record({ ...describeMessage(text), reason: event.reason ?? 'not verified', at })];
}

function refuse(text: string, reason: string): Message[] {
  const { id, source, destination, operation } = describeMessage(text);
  log(`DENY    ${source} → ${destination} ${operation} ${id?.slice(0, 8) ?? '?'}: ${reason}`);
  return [record({ id, source, destination, operation, reason, at: new Date().toISOString() })];
}

function record(refusal: Refusal): Message {
  return { topic: 'security_log', key: refusal.id ?? 'none', value: JSON.stringify(refusal) };
}

const bus = new Bus({
  service: MONITOR,
  topic: MONITOR,
  broker: env.BROKER,
  senders: true,
  onMessage,
  onConnect: createTopics,
});
closeOnSignal(bus);
