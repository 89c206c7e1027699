import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { CheckContext } from '@stackyard/kit';
import { say, testMachines, type TestMachines } from '../machine/for-tests.ts';
import type { Machine } from '../machine/machine.ts';
import { createContext } from './context.ts';

let all: TestMachines;
let machine: Machine;
/** What a new check asks with: one check asks Docker each question once. */
let context: () => CheckContext;
let ask: CheckContext;

const tool = (name: string, rest: string): string =>
  `docker exec -i kafka kafka-${name}.sh --bootstrap-server localhost:9092 ${rest}`;

beforeAll(async () => {
  all = await testMachines();
  machine = await all.make({ memoryMb: 1024, cpus: 2 });
  context = () =>
    createContext({
      machine,
      seed: 's',
      parameters: {},
      workdir: '',
      stack: 'stack',
      signal: new AbortController().signal,
      say: () => {},
    });
  const labels =
    '--label com.docker.compose.project=stack --label com.docker.compose.service=kafka --label com.docker.compose.oneoff=False';
  await say(
    machine,
    `docker network create bus; docker run -d --name kafka --hostname kafka --network bus ${labels} stackyard/kafka`,
  );
  await say(machine, `until ${tool('topics', '--create --topic monitor')}; do sleep 1; done`, 60_000);
  await say(
    machine,
    `head -c 20000 /dev/zero | tr '\\0' x > /tmp/long; printf '{"id":"one"}\\nnot JSON\\n{"id":"two","blob":"%s"}\\n' "$(cat /tmp/long)" | ${tool('console-producer', '--topic monitor')}`,
    60_000,
  );
});
afterAll(() => all[Symbol.asyncDispose]());
beforeEach(() => {
  ask = context();
});

test('reads a topic from its first message, in order; what is no JSON is null, long texts are cut', async () => {
  const messages = await ask.kafka.read('monitor');
  expect(messages.map(({ json }) => json)).toEqual([
    { id: 'one' },
    null,
    { id: 'two', blob: expect.stringMatching(/^x{4096}…$/) as unknown },
  ]);
  expect(Math.abs(Date.now() - (messages[0]?.at.getTime() ?? 0))).toBeLessThan(120_000);
});

test('gives the newest where only so many are wanted', async () => {
  expect((await ask.kafka.read('monitor', { most: 1 })).map(({ json }) => json)).toMatchObject([{ id: 'two' }]);
});

test('a topic that does not exist holds nothing', async () => {
  expect(await ask.kafka.read('nobody-made-this')).toEqual([]);
});

test('a broker that lets everybody in is known by that', async () => {
  expect(await ask.kafka.asksWho()).toBe(false);
});

test('leaves no consumer group behind', async () => {
  expect(await say(machine, tool('consumer-groups', '--list'), 30_000)).toBe('');
});

test('a broker that stands still or is gone can’t be read, and that is said in time', async () => {
  await say(machine, "kill -STOP $(docker inspect --format '{{.State.Pid}}' kafka)");
  const started = performance.now();
  await expect(ask.kafka.read('monitor')).rejects.toThrow('Kafka did not answer');
  expect(performance.now() - started).toBeLessThan(10_000);
  await expect(context().kafka.asksWho()).rejects.toThrow('Kafka did not answer');
  await say(machine, 'docker rm --force kafka');
  await expect(context().kafka.read('monitor')).rejects.toThrow('Kafka does not run');
});

test('lists a broker’s access rules from inside its own container, where nobody is asked for a name', async () => {
  const labels =
    '--label com.docker.compose.project=stack --label com.docker.compose.service=guarded --label com.docker.compose.oneoff=False';
  const settings = [
    'authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users=User:ANONYMOUS',
    'listener.security.protocol.map=NETWORK:SASL_PLAINTEXT,LOCAL:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'sasl.enabled.mechanisms=SCRAM-SHA-256',
    '"listener.name.network.scram-sha-256.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;"',
  ].map((setting) => `--override ${setting}`);
  await say(
    machine,
    `docker run -d --name guarded --hostname kafka --network bus ${labels} stackyard/kafka ${settings.join(' ')}`,
  );
  const rule = '--add --allow-principal User:ada --operation Write --topic mon --resource-pattern-type prefixed';
  await say(
    machine,
    `until docker exec guarded kafka-acls.sh --bootstrap-server localhost:9094 ${rule}; do sleep 1; done`,
    60_000,
  );
  await vi.waitFor(
    async () =>
      expect(await context().kafka.rules(9094, { service: 'guarded' })).toEqual([
        { principal: 'User:ada', operation: 'WRITE', allows: true, kind: 'TOPIC', name: 'mon', prefix: true },
      ]),
    { timeout: 20_000, interval: 500 },
  );
  expect(await context().kafka.asksWho({ service: 'guarded' })).toBe(true);
});
