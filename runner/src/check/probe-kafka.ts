import { fileURLToPath } from 'node:url';
import { CannotTell, type Docker, type Kafka, type TopicMessage } from '@stackyard/kit';
import { runInNetwork } from '../machine/network.ts';
import type { Probed } from './probed.ts';

const READER = fileURLToPath(new URL('./read-topic.ts', import.meta.url));
const PORT = '9092';
const TIMEOUT_MS = 6000;
const MOST = 2000;
const LIMIT_BYTES = 33_554_432;

interface Options {
  machine: Probed;
  docker: Docker;
  stack: string;
}

/** Reads topics of the broker in a machine, by a reader of our own in the machine’s network: a tenth of a second, not a JVM’s two. */
export function probeKafka({ machine, docker, stack }: Options): Kafka {
  return {
    read: async (topic, { project = stack, service = 'kafka', most = MOST } = {}) => {
      const broker = await docker.service(project, service);
      const [address] = Object.values(broker?.networks ?? {});
      if (!broker || broker.state !== 'running' || !address) {
        throw new CannotTell(
          'The bus could not be read: Kafka does not run',
          `Start it: \`docker compose up -d ${service}\``,
        );
      }
      const result = await runInNetwork(machine, [process.execPath, READER, address, PORT, topic, String(most)], {
        timeoutMs: TIMEOUT_MS,
        maxBytes: LIMIT_BYTES,
      });
      if (result.code !== 0 || result.truncated) {
        throw new CannotTell(
          'The bus could not be read: Kafka did not answer',
          `See how it does: \`docker compose ps ${service}\``,
        );
      }
      return result.stdout
        .split('\n')
        .filter((line) => line !== '')
        .map(toMessage);
    },
  };
}

function toMessage(line: string): TopicMessage {
  const { at, key, json } = JSON.parse(line) as { at: number; key: string | null; json: unknown };
  return { at: new Date(at), key, json };
}
