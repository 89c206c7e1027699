import { fail, type CheckContext, type Outcome } from '@stackyard/kit';
import { SERVICE, type Web } from './swarm-state.ts';

const FILE = '/run/secrets/SECRET_KEY';
/** 128 bits, six of them in a character of base64: fewer can be tried out. */
const LEAST = 22;
const DRAW = '`openssl rand -base64 32` draws one that will do. A secret never changes: remove it, and make it anew.';

/** The key that a replica signs with, as it reads it; null where none runs or it has no such file. */
export async function readKey({ docker }: CheckContext, { running }: Web): Promise<string | null> {
  const replica = running.find(({ containerId }) => containerId !== null)?.containerId;
  const answer = replica ? await docker.run(replica, ['cat', FILE]) : null;
  return answer?.code === 0 ? answer.stdout.trim() : null;
}

/** What is wrong with the key; null where nothing is. It is never shown. */
export function weakKey(key: string): Outcome | null {
  const words = {
    expected: `a key of at least ${LEAST} letters, digits and signs`,
    hint: DRAW,
    see: `docker exec $(docker ps -qf name=${SERVICE} | head -n 1) wc -c ${FILE}`,
  };
  if (/[^\x20-\x7E\s]/.test(key))
    return fail({
      ...words,
      headline: 'SECRET_KEY is not text',
      found: 'bytes that are no letter: the app reads text, and takes all of them for one and the same sign',
    });
  if (key.length < LEAST)
    return fail({
      ...words,
      headline: 'SECRET_KEY is so short that it can be guessed',
      found: `${key.length} of them`,
    });
  return null;
}
