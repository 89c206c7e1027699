import { defineCheck, finding, once } from '@stackyard/kit';
import { apiHealthy } from '../checks/api.ts';
import { readEvidence } from './evidence.ts';
import { stands } from './judge-line.ts';
import { readLeaks } from './leaks.ts';

/** The system runs, and the learner shows the password in three places, each with the line in which it stands. */
export default defineCheck((context) => {
  const secret = { called: 'the password', value: context.parameters['first-password'] ?? '' };
  const leaks = once(() => readLeaks(context));
  const evidence = once(() => readEvidence(context, secret));
  return [
    finding('system-answers', () => apiHealthy(context)),
    finding('leak-in-environment', async () => stands('environment', await leaks(), await evidence(), secret)),
    finding('leak-in-image', async () => stands('image', await leaks(), await evidence(), secret)),
    finding('leak-in-log', async () => stands('log', await leaks(), await evidence(), secret)),
  ];
});
