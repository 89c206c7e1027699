import {
  CannotTell,
  type AccessRule,
  type ContainerState,
  type Docker,
  type Kafka,
  type TopicMessage,
} from '@stackyard/kit';
import { innerPid } from '../machine/inner-pid.ts';
import { askKafka } from './kafka-reader.ts';
import type { Probed } from './probed.ts';

const PORT = 9092;
const MOST = 2000;

interface Options {
  machine: Probed;
  docker: Docker;
  stack: string;
}

/** Asks the broker in a machine, by a reader of our own in the machine’s network: some milliseconds, not a JVM’s two seconds. */
export function probeKafka({ machine, docker, stack }: Options): Kafka {
  const brokerOf = async (project: string, service: string): Promise<ContainerState> => {
    const broker = await docker.service(project, service);
    if (broker?.state === 'running') return broker;
    throw new CannotTell(
      'The bus could not be read: Kafka does not run',
      `Start it: \`docker compose up -d ${service}\``,
    );
  };
  const addressOf = async (project: string, service: string): Promise<string> => {
    const [address] = Object.values((await brokerOf(project, service)).networks);
    return address ?? silent(service);
  };
  return {
    read: async (topic, { project = stack, service = 'kafka', most = MOST } = {}) => {
      const address = await addressOf(project, service);
      const lines = await askKafka(machine.pid, { address, port: PORT, topic, most });
      return (lines ?? silent(service)).map(toMessage);
    },
    asksWho: async ({ project = stack, service = 'kafka' } = {}) => {
      const address = await addressOf(project, service);
      const lines = await askKafka(machine.pid, { address, port: PORT, stranger: true });
      return (lines ?? silent(service))[0] === 'asks';
    },
    rules: async (port, { project = stack, service = 'kafka' } = {}) => {
      const broker = await brokerOf(project, service);
      const { State } = await machine.docker.getContainer(broker.id).inspect();
      const pid = await innerPid(machine, State.Pid);
      const lines = pid === null ? null : await askKafka(pid, { address: '127.0.0.1', port, rules: true });
      return (lines ?? silent(service)).map((line) => JSON.parse(line) as AccessRule);
    },
  };
}

function silent(service: string): never {
  throw new CannotTell(
    'The bus could not be read: Kafka did not answer',
    `See how it does: \`docker compose ps ${service}\``,
  );
}

function toMessage(line: string): TopicMessage {
  const { at, key, json } = JSON.parse(line) as { at: number; key: string | null; json: unknown };
  return { at: new Date(at), key, json };
}
