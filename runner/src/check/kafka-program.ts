/**
 * A program of its own, run inside a network of a machine: answers each line of its input, a JSON `KafkaWanted`, with lines of JSON
 * and then `.`, or `!` where no broker answers. It keeps its connection, so that only the first question waits for one.
 */
import dns from 'node:dns';
import { isIP } from 'node:net';
import { createInterface } from 'node:readline';
import { inspect } from 'node:util';
import { Admin, Consumer } from '@platformatic/kafka';
import { askAsStranger } from './ask-as-stranger.ts';
import { readRules } from './read-rules.ts';
import { readTopic, type TopicWanted } from './read-topic.ts';

/** `rules`: the broker’s access rules instead of a topic; `stranger`: whether it lets one in, `open` or `asks`. */
export type KafkaWanted = { address: string; port: number } & ({ rules: true } | { stranger: true } | TopicWanted);

interface Clients {
  of: string;
  consumer: Consumer;
  admin: Admin;
}

const OPTIONS = { timeout: 3000, connectTimeout: 2000, retries: 1, retryDelay: 200, autocreateTopics: false };

let address = '';
let clients: Clients | null = null;

// The broker tells clients to call it by its Compose name, which nobody can resolve here.
const lookup = (
  host: string,
  options: dns.LookupOptions,
  callback: (error: null, address: string | dns.LookupAddress[], family?: number) => void,
): void => {
  const found = isIP(host) ? host : address;
  if (options.all) callback(null, [{ address: found, family: 4 }]);
  else callback(null, found, 4);
};
Object.assign(dns, { lookup });

async function join(of: string): Promise<Clients> {
  if (clients?.of === of) return clients;
  await leave();
  const options = { ...OPTIONS, clientId: 'stackyard', bootstrapBrokers: [of] };
  clients = { of, consumer: new Consumer({ ...options, groupId: 'stackyard' }), admin: new Admin(options) };
  return clients;
}

async function leave(): Promise<void> {
  const old = clients;
  clients = null;
  await Promise.allSettled([old?.consumer.close(true), old?.admin.close()]);
}

async function answer(wanted: KafkaWanted): Promise<string[]> {
  address = wanted.address;
  if ('stranger' in wanted) return [await askAsStranger({ ...wanted, ...OPTIONS })];
  const { consumer, admin } = await join(`${wanted.address}:${wanted.port}`);
  return 'rules' in wanted ? readRules(admin) : readTopic(consumer, wanted);
}

for await (const line of createInterface({ input: process.stdin })) {
  const wanted = JSON.parse(line) as KafkaWanted;
  const known = clients !== null;
  try {
    // a connection that was kept may be to a broker that is no more
    const lines = await answer(wanted).catch(async (error: unknown) => {
      await leave();
      if (known) return answer(wanted);
      throw error;
    });
    process.stdout.write([...lines, '.', ''].join('\n'));
  } catch (error) {
    process.stderr.write(`${inspect(error, { depth: 4 })}\n`);
    await leave();
    process.stdout.write('!\n');
  }
}
await leave();
