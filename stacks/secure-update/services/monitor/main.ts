import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { Bus } from '../bus/bus.ts';
import { closeOnSignal } from '../bus/close-on-signal.ts';
import { broker, readEnv } from '../bus/env.ts';
import { log } from '../bus/log.ts';
import type { Message, Origin } from '../bus/message.ts';
import { MONITOR } from '../bus/topics.ts';
import { POLICY } from '../policy/place.ts';
import { PolicyFile } from '../policy/policy-file.ts';
import { readKeys, signatures } from '../seal/keys.ts';
import { createTopics } from './create-topics.ts';
import { Journal } from './journal.ts';
import { judge } from './judge.ts';
import { Notices } from './notices.ts';
import { toLine } from './to-line.ts';
import { toMessage } from './to-message.ts';

const env = readEnv({
  BROKER: broker,
  POLICY: z.string().default(POLICY),
  FOLDER: z.string().default('/var/lib/monitor'),
  SOURCE: z.enum(['claimed', 'proven']).default('claimed').describe('proven: the broker knows who writes, so ask it'),
  SIGNATURES: signatures,
});

const verifierKey = env.SIGNATURES === 'required' ? readKeys('verifier.pub')['verifier.pub'] : undefined;
const journal = await Journal.load(env.FOLDER);
const notices = new Notices((notice) => bus.publish(toMessage(notice)));
const file = await PolicyFile.open(env.POLICY, (reading) => notices.tell(reading));

/** Passes each event on to the topic of its destination, or denies it; either way with what is to go on record. */
async function onMessage(text: string, { sender, offset }: Origin): Promise<Message[]> {
  // the same offset again: what it led to did not come about
  await journal.rewind(Number(offset));
  const { policy, reason } = file;
  const { records, pass } = judge(text, env.SOURCE === 'proven' ? { proven: sender } : 'claimed', {
    policy,
    reason,
    progressOf: (id) => journal.get(id),
    verifierKey: verifierKey && (() => verifierKey),
  });
  const [decision] = records;
  if (decision !== undefined) log(toLine(decision));
  const messages = records.map((record) => toMessage({ ...record, at: new Date().toISOString() }));
  if (pass === undefined) return messages;
  const { event, progress } = pass;
  if (!isDeepStrictEqual(progress, journal.get(event.id))) await journal.add(Number(offset), event.id, progress);
  return [{ topic: event.deliver_to, key: event.id, value: pass.text }, ...messages];
}

const bus = new Bus({
  service: MONITOR,
  topic: MONITOR,
  broker: env.BROKER,
  senders: env.SOURCE === 'proven',
  onMessage,
  onConnect: createTopics,
});
closeOnSignal(bus, notices, file, journal);
