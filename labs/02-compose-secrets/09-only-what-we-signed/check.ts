import { defineCheck, finding, once } from '@stackyard/kit';
import { readTags, type Tags } from '../checks/registry.ts';
import { toKey } from '../checks/signatures.ts';
import { gateRefuses } from './judge-gate.ts';
import { keyRotated, latestSigned, runsSigned, type Asked } from './judge-signatures.ts';

const PUBLIC = 'compose-secrets/cosign.pub';

/** The CI signs, the gate lets through what is signed with the key of today and nothing else, and such an image runs. */
export default defineCheck((context) => {
  const asked = once(async (): Promise<Asked> => {
    const [tags, pub] = await Promise.all([readTags(context), context.file.read(PUBLIC)]);
    return {
      context,
      tags: tags ?? (new Map() as Tags),
      running: tags !== null,
      key: pub.found ? toKey(pub.text) : null,
    };
  });
  return [
    finding('latest-is-signed', async () => latestSigned(await asked())),
    finding('gate-refuses', async () => gateRefuses(context, await asked())),
    finding('key-rotated', async () => keyRotated(await asked())),
    finding('only-signed-runs', async () =>
      runsSigned(await asked(), await context.docker.service('compose-secrets', 'api')),
    ),
  ];
});
