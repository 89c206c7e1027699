import { defineCheck, finding, once } from '@stackyard/kit';
import { apiHealthy } from '../checks/api.ts';
import { bothHaveHealth } from './judge-health.ts';
import { cameBack, outageTold, wrongPasswordTold } from './judge-outage.ts';
import { startsByHealth } from './judge-start.ts';

/** Compose knows how both services are and starts by that; both outages were told by the API, which came back from them by itself. */
export default defineCheck((context) => {
  const { docker } = context;
  const api = once(() => docker.service('compose-secrets', 'api'));
  const postgres = once(() => docker.service('compose-secrets', 'postgres'));
  const log = once(async () => {
    const container = await api();
    return container ? docker.logs(container.id, { tail: 2000 }) : '';
  });
  return [
    finding('both-have-health', async () => bothHaveHealth({ api: await api(), postgres: await postgres() })),
    finding('starts-by-health', async () => startsByHealth(await api())),
    finding('outage-told', async () => outageTold(await log())),
    finding('wrong-password-told', async () => wrongPasswordTold(await log())),
    finding('back-by-itself', async () => {
      const healthy = await apiHealthy(context);
      return healthy.outcome === 'pass' ? cameBack(await log()) : healthy;
    }),
  ];
});
