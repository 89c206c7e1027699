import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Bus } from '../bus/bus.ts';
import { broker, readEnv } from '../bus/env.ts';
import { closeOnSignal } from '../bus/close-on-signal.ts';
import { appendLine } from './append-line.ts';
import { toRefusal } from './to-refusal.ts';

const SERVICE = 'security_log';
const env = readEnv({ BROKER: broker, FILE: z.string().default('/var/log/secure-update/refusals.jsonl') });

/** Each refusal is one line of JSON: on stdout for people, in the file to keep. */
async function onMessage(text: string): Promise<[]> {
  const line = JSON.stringify(toRefusal(text));
  console.log(line);
  await appendLine(env.FILE, line);
  return [];
}

await mkdir(dirname(env.FILE), { recursive: true });
const bus = new Bus({ service: SERVICE, topic: SERVICE, broker: env.BROKER, onMessage });
closeOnSignal(bus);
