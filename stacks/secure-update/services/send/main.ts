import { createInterface } from 'node:readline';
import { busUser, clientOptions } from '../bus/credentials.ts';
import { broker, readEnv } from '../bus/env.ts';
import { explain } from '../bus/explain.ts';
import { messageOf } from '../bus/log.ts';
import { MONITOR } from '../bus/topics.ts';
import { Writer } from '../bus/writer.ts';
import { keyOf } from './key-of.ts';

/**
 * send [topic] < events.jsonl: writes each line as it is, with the password of the service in whose container it runs and
 * under a transactional id of its own, so that the service itself goes on undisturbed. Says for each line what the broker
 * answered. Exit code 1: it refused one, and what came after was not tried.
 */
const env = readEnv({ BROKER: broker });
const [topic = MONITOR] = process.argv.slice(2);
const name = `${busUser ?? 'anybody'}.hand`;

function giveUp(what: string, error: unknown): never {
  console.error(`${what}: ${explain(error)}`);
  process.exit(1);
}

const client = await clientOptions(name, env.BROKER).catch((error: unknown) => {
  console.error(messageOf(error));
  process.exit(1);
});
const writer = await Writer.open(client, name).catch((error: unknown) => giveUp(`refused ${name}`, error));
let number = 0;
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  number += 1;
  try {
    await writer.write([{ topic, key: keyOf(line), value: line }]);
  } catch (error) {
    giveUp(`${number} refused, nothing written to ${topic}`, error);
  }
  console.log(`${number} written to ${topic}`);
}
await writer[Symbol.asyncDispose]();
