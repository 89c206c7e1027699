import type { CheckContext } from '@stackyard/kit';
import { readRules, type Rule } from './acl.ts';

/** Where whoever is in the broker’s own container needs no name. */
const LOCAL_PORT = 9094;

export type Door = 'open' | 'asks' | 'no broker';

/** Whether the broker lets a stranger in who comes over the network. */
export async function askAsStranger({ docker, kafka, say }: CheckContext): Promise<Door> {
  say('asking the broker as somebody without a name');
  const broker = await docker.service('secure-update', 'kafka');
  if (broker?.state !== 'running') return 'no broker';
  return (await kafka.asksWho()) ? 'asks' : 'open';
}

/** The rules for topics, as the broker lists them to whoever is in its own container. */
export async function listRules({ kafka, say }: CheckContext): Promise<Rule[]> {
  say('asking the broker who may do what');
  return readRules(await kafka.rules(LOCAL_PORT));
}
