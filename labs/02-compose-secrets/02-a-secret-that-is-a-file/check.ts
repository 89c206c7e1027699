import { defineCheck, finding, once } from '@stackyard/kit';
import { apiHealthy } from '../checks/api.ts';
import { readHeld, readSecretFile } from '../checks/held.ts';
import { isDead } from './judge-old.ts';
import { liesEncrypted } from './judge-git.ts';
import { bothRead } from './judge-mount.ts';
import { nowhereElse } from './judge-places.ts';

/** A new password lies in one file that two containers read, encrypted in git, and nowhere else; the old one opens nothing. */
export default defineCheck((context) => {
  const api = once(() => readHeld(context, 'api'));
  const postgres = once(() => readHeld(context, 'postgres'));
  const file = once(async () => {
    const source = (await api()).source ?? (await postgres()).source;
    return source === null ? null : readSecretFile(context, source);
  });
  const old = context.parameters['first-password'] ?? '';
  return [
    finding('both-read-the-file', async () => bothRead([await api(), await postgres()], await file())),
    finding('nowhere-else', async () => nowhereElse(context, await file(), old)),
    finding('old-password-dead', async () => isDead(context, await postgres(), await file(), old)),
    finding('encrypted-in-git', async () => liesEncrypted(context, await file())),
    finding('api-healthy', () => apiHealthy(context)),
  ];
});
