import { defineView } from '@stackyard/kit';
import { readContainers } from './checks/containers.ts';
import { readDatabaseSecrets } from './checks/database-secrets.ts';
import { exposures, inEnvironment, type Place } from './checks/exposure.ts';
import { readWebSecrets } from './checks/web-secrets.ts';
import { cellOf } from './checks/who-reads.ts';

const WEB_SERVICE = 'appsec_web';
const PLACES: readonly (readonly [name: string, places: readonly Place[]])[] = [
  ['Environment', ['environment']],
  ['Command line', ['command']],
  ['Image', ['image', 'layer']],
  ['Log', ['log']],
  ['git', ['git']],
];

/** Who can read each secret of what runs, by the questions that the checks ask. */
export default defineView(async (context) => {
  const [containers, service] = await Promise.all([readContainers(context), context.swarm.service(WEB_SERVICE)]);
  const web = await readWebSecrets(context, containers, service);
  const isApiUp = containers.some(({ project, state }) => project === 'compose-secrets' && state === 'running');
  // while the API rests beside the web app, its password is not what the page is about
  const known = web.length > 0 && !isApiUp ? web : [...(await readDatabaseSecrets(context)), ...web];
  const secrets = known.map(({ secret }) => secret);
  const found = [
    ...(await exposures(context, secrets, containers)),
    ...(service ? inEnvironment({ service: service.name, env: service.env }, secrets) : []),
  ];
  return {
    columns: secrets.map(({ called }) => called),
    rows: [
      ...PLACES.map(([name, places]) => ({
        name,
        cells: secrets.map((secret) =>
          cellOf(
            secret,
            found.filter((exposure) => exposure.secret === secret && places.includes(exposure.place)),
          ),
        ),
      })),
      { name: 'File', cells: known.map(({ file }) => file) },
    ],
  };
});
