import { Bus, MessageTooLarge } from '../bus/bus.ts';
import { broker, readEnv } from '../bus/env.ts';
import { parseEvent } from '../bus/event.ts';
import { log } from '../bus/log.ts';
import { MONITOR } from '../bus/topics.ts';
import { closeOnSignal } from '../bus/close-on-signal.ts';
import type { Refusal } from '../security-log/refusal.ts';
import { createTopics } from './create-topics.ts';
import { decide } from './decide.ts';
import { describeMessage } from './describe-message.ts';
import { policy } from './policy.ts';

const env = readEnv({ BROKER: broker });

/** Passes each event on to the topic of its destination, or refuses it and has that recorded. */
async function onMessage(text: string): Promise<void> {
  const parsed = parseEvent(text);
  const decision = parsed.ok ? decide(parsed.event, policy) : { allowed: false as const, reason: parsed.reason };
  if (!parsed.ok || !decision.allowed) return refuse(text, decision.allowed ? '' : decision.reason);

  const { event } = parsed;
  const hop = `${event.source} → ${event.deliver_to} ${event.operation} ${event.id.slice(0, 8)}`;
  log(`pass ${String(decision.row).padStart(2)} ${hop}`);
  try {
    await bus.publish(event.deliver_to, event.id, JSON.stringify({ ...event, authorized: true }));
  } catch (error) {
    if (!(error instanceof MessageTooLarge)) throw error;
    await refuse(text, error.message);
  }
  // the verifier's no is an answer that must pass, and a refusal all the same
  if (event.operation === 'handle_verification_result' && event.verified !== true) {
    await record({ ...describeMessage(text), reason: event.reason ?? 'not verified', at: new Date().toISOString() });
  }
}

async function refuse(text: string, reason: string): Promise<void> {
  const { id, source, destination, operation } = describeMessage(text);
  log(`DENY    ${source} → ${destination} ${operation} ${id?.slice(0, 8) ?? '?'}: ${reason}`);
  await record({ id, source, destination, operation, reason, at: new Date().toISOString() });
}

async function record(refusal: Refusal): Promise<void> {
  await bus.publish('security_log', refusal.id ?? 'none', JSON.stringify(refusal));
}

const bus = new Bus({
  service: MONITOR,
  topic: MONITOR,
  broker: env.BROKER,
  onMessage,
  onConnect: () => createTopics(env.BROKER),
});
closeOnSignal(bus);
