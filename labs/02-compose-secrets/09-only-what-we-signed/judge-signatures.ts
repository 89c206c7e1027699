import type { KeyObject } from 'node:crypto';
import { fail, pass, short, type CheckContext, type ContainerState, type Outcome } from '@stackyard/kit';
import { times, type Tags } from '../checks/registry.ts';
import { judgeSignature, type Signed } from '../checks/signatures.ts';

export interface Asked {
  context: Pick<CheckContext, 'docker'>;
  tags: Tags;
  /** The registry runs. */
  running: boolean;
  /** Of cosign.pub; null where there is none. */
  key: KeyObject | null;
}

const SEE = 'cosign verify --key cosign.pub --insecure-ignore-tlog localhost:5000/api:latest';

const WHY: Record<Exclude<Signed, 'signed'>, { found: string; hint: string }> = {
  unsigned: {
    found: 'no signature in the registry',
    hint: 'The CI signs when `COSIGN_KEY` in `~/ci/secrets` names a private key, and `COSIGN_PASSWORD` opens it. Its log says what it did.',
  },
  'another-key': {
    found: 'a signature, made with another key than the one of cosign.pub',
    hint: 'A pair belongs together: the CI signs with the private half of the very pair whose public half lies here. Was one of the two made anew?',
  },
  'another-image': {
    found: 'a signature that names another image',
    hint: 'It was made for other bytes and put beside these. Have the CI build and sign anew.',
  },
};

/** What has to be there before anything can be judged. */
function missing({ running, key }: Asked, expected: string): Outcome | null {
  if (!running)
    return fail({
      headline: 'The registry does not run',
      expected,
      found: 'no running container of the project registry',
      hint: '`docker compose -f compose.registry.yaml up -d --wait`',
      see: 'docker compose -f compose.registry.yaml ps --all',
    });
  if (key) return null;
  return fail({
    headline: 'There is no public key',
    expected,
    found: 'cosign.pub in the lab’s folder: missing, or no public key',
    hint: '`cosign generate-key-pair` makes both halves where you stand. The public one stays in the folder of `compose.yaml`.',
    see: 'cat cosign.pub',
  });
}

/** Whether what latest leads to is signed with the key of today. */
export async function latestSigned(asked: Asked): Promise<Outcome> {
  const expected = 'latest signed with the private half of cosign.pub';
  const lacking = missing(asked, expected);
  if (lacking || !asked.key) return lacking ?? pass('');
  const digest = asked.tags.get('latest') ?? '';
  const signed = await judgeSignature(asked.context, { tags: asked.tags, digest, key: asked.key });
  if (signed === 'signed') return pass('latest is signed with your key', { expected, found: digest });
  return fail({ headline: 'latest is not signed with your key', expected, see: SEE, ...WHY[signed] });
}

/** Whether an image is there that only an older key signed. */
export async function keyRotated(asked: Asked): Promise<Outcome> {
  const expected = 'an older image whose signature the key of today does not accept, and a newer one that it does';
  const lacking = missing(asked, expected);
  const { key, tags, context } = asked;
  if (lacking || !key) return lacking ?? pass('');
  const all = await Promise.all(
    times(tags).map(async (time) => judgeSignature(context, { tags, digest: tags.get(time) ?? '', key })),
  );
  const old = all.indexOf('another-key');
  const words = { expected, see: 'cosign public-key --key ~/ci/cosign.key | diff - cosign.pub' };
  if (!all.includes('signed'))
    return fail({
      ...words,
      headline: 'Nothing is signed with the key of today',
      found: old === -1 ? 'no image with a signature' : 'images of an older key alone',
      hint: 'A new pair signs nothing by itself: the CI has to run once more, on something that was not signed yet.',
    });
  if (old === -1)
    return fail({
      ...words,
      headline: 'All that is signed is signed with one key',
      found: 'no image of another key',
      hint: 'Suppose that the private key was in somebody’s mail. Make a new pair, have the CI sign a new image with it, and the old one is worthless.',
    });
  return pass('The key was changed, and what the old one signed is no longer accepted', {
    expected,
    found: `${times(tags)[old] ?? ''}: signed with another key`,
  });
}

/** Whether the API was made from an image that is signed with the key of today. */
export async function runsSigned(asked: Asked, api: ContainerState | null): Promise<Outcome> {
  const expected = 'api made from an image by its digest, signed with the key of cosign.pub';
  const lacking = missing(asked, expected);
  if (lacking || !asked.key) return lacking ?? pass('');
  const words = { expected, see: "docker inspect -f '{{.Config.Image}}' compose-secrets-api-1" };
  const digest = api?.state === 'running' ? api.image.split('@')[1] : undefined;
  if (digest === undefined)
    return fail({
      ...words,
      headline: api?.state === 'running' ? 'The API was started by a tag' : 'The API does not run',
      found: short(api ? `${api.state}, ${api.image}` : 'no container', 110),
      hint:
        api?.state === 'running'
          ? '`ci/verify` prints the name to start it by: write that into `compose.yaml`.'
          : '`docker compose up -d --wait api` says what is in the way.',
    });
  const signed = await judgeSignature(asked.context, { tags: asked.tags, digest, key: asked.key });
  if (signed === 'signed')
    return pass('What runs is signed with your key', { expected, found: short(api?.image ?? '', 110) });
  return fail({
    ...words,
    headline: 'What runs is not signed with the key of today',
    found: `${digest.slice(0, 19)}…: ${WHY[signed].found}`,
    hint: 'A key that is changed closes the gate for the next start; what runs already was let in before. Ask the gate for latest, and start what it prints.',
  });
}
