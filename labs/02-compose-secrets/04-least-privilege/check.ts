import { defineCheck, finding, once } from '@stackyard/kit';
import { survives } from './judge-data.ts';
import { portClosed } from './judge-port.ts';
import { notRoot, readOnlyRoot } from './judge-rights.ts';
import { roleLimited } from './judge-role.ts';

/** Nobody has more than the work needs: not the containers, not the role, not the network; and the data outlives its container. */
export default defineCheck((context) => {
  const { docker } = context;
  const api = once(() => docker.service('compose-secrets', 'api'));
  const postgres = once(() => docker.service('compose-secrets', 'postgres'));
  const both = once(async () => ({ api: await api(), postgres: await postgres() }));
  return [
    finding('not-root', async () => notRoot(await both())),
    finding('read-only-root', async () => readOnlyRoot(await both())),
    finding('role-limited', async () => roleLimited(context, await postgres())),
    finding('port-closed', () => portClosed(context)),
    finding('data-survives', async () => survives(context, await postgres())),
  ];
});
