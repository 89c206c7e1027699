import { z } from 'zod';
import { Bus } from '../bus/bus.ts';
import { broker, port, readEnv } from '../bus/env.ts';
import type { Origin } from '../bus/message.ts';
import { closeOnSignal } from '../bus/close-on-signal.ts';
import { Decisions } from './decisions.ts';
import { createServer } from './server.ts';
import { toDecision } from './to-decision.ts';

const SERVICE = 'security_log';
const env = readEnv({
  BROKER: broker,
  PORT: port(6002),
  FILE: z.string().default('/var/log/secure-update/decisions.jsonl'),
});

const decisions = await Decisions.load(env.FILE);

let done = -1n;

/** Each decision is one line of JSON: on stdout for people, in the file to keep. */
async function onMessage(text: string, { offset }: Origin): Promise<[]> {
  // the connection broke before the bus knew that this one is done with
  const line = offset === done ? undefined : await decisions.add(toDecision(text));
  done = offset;
  if (line !== undefined) console.log(line);
  return [];
}

const server = createServer(decisions).listen(env.PORT);
closeOnSignal(server, new Bus({ service: SERVICE, topic: SERVICE, broker: env.BROKER, onMessage }));
