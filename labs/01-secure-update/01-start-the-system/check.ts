import { defineCheck, finding } from '@stackyard/kit';
import { servesVersion } from '../checks/app.ts';
import { allHealthy } from '../checks/services.ts';

/** The whole system is up, and the app serves the version that it came with. */
export default defineCheck((context) => [
  finding('services-healthy', () => allHealthy(context)),
  finding('app-answers', () =>
    servesVersion(context, context.parameters['first-version'] ?? '', (found) => ({
      headline: `The app serves ${found} already`,
      hint: 'This step begins with the first version. A new container has it: `docker compose up -d --force-recreate app`',
    })),
  ),
]);
