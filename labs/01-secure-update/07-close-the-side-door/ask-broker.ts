import { CannotTell, type CheckContext } from '@stackyard/kit';
import { readRules, type Rule } from './acl.ts';

/** Asks for the topics as somebody who has no name and no password. */
const PROBE = `
import { Admin } from '@platformatic/kafka';
const admin = new Admin({ clientId: 'nobody', bootstrapBrokers: ['kafka:9092'], retries: 0, timeout: 1500, connectTimeout: 1500 });
try {
  console.log('open', (await admin.listTopics()).length);
} catch (error) {
  console.log('refused', error.message);
}
process.exit();
`;

/** Where whoever is in the broker’s own container needs no name. */
const LOCAL_PORT = 9094;

export type Door = 'open' | 'asks' | 'no broker';

/** Whether the broker lets a stranger in who comes over the network. */
export async function askAsStranger({ docker, say }: CheckContext): Promise<Door> {
  say('asking the broker as somebody without a name');
  const kafka = await docker.service('secure-update', 'kafka');
  if (kafka?.state !== 'running') return 'no broker';
  // from a container that has neither user nor password, so that none can slip in
  const asked = await docker.run('secure-update-file_server-1', ['node', '--input-type=module', '-e', PROBE]);
  const [word] = asked?.stdout.split(' ') ?? [];
  if (word === 'open') return 'open';
  if (word === 'refused') return 'asks';
  throw new CannotTell('Nobody could ask the broker', 'Does the file server run? `docker compose ps file_server`');
}

/** The rules for topics, as the broker lists them to whoever is in its own container. */
export async function listRules({ kafka, say }: CheckContext): Promise<Rule[]> {
  say('asking the broker who may do what');
  return readRules(await kafka.rules(LOCAL_PORT));
}
