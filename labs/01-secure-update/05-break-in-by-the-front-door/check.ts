import { defineCheck, finding, once } from '@stackyard/kit';
import { servesVersion } from '../checks/app.ts';
import { readDecisions, tagOf } from '../checks/decisions.ts';
import { readUpdates } from '../checks/updates.ts';
import { findAttempts, sinceInstalled } from './attempts.ts';
import { readBreakins } from './breakins.ts';
import { triedAlgorithm, triedDigest, triedFile, triedToken } from './tried.ts';
import { saidNo } from './said-no.ts';

const PATH = 'secure-update/breakins.json';

/** Four orders that nobody should follow were refused, nothing was installed, and the learner knows who said no to each. */
export default defineCheck((context) => {
  const decisions = once(() => readDecisions(context));
  const updates = once(async () => readUpdates(context, await decisions()));
  const attempts = once(async () => findAttempts(await updates()));
  return [
    finding('wrong-token', async () => triedToken(await decisions())),
    finding('unknown-algorithm', async () => triedAlgorithm(await attempts(), sinceInstalled(await updates()))),
    finding('wrong-digest', async () => triedDigest(await attempts(), sinceInstalled(await updates()))),
    finding('changed-file', async () => triedFile(await attempts(), await updates())),
    finding('nothing-applied', async () =>
      servesVersion(context, `${context.parameters['own-version'] ?? ''}-${tagOf(await decisions())}`, (found) => ({
        headline: `The app serves ${found} now`,
        expected: 'the version of your own, as before the break-ins',
        hint:
          found === context.parameters['next-version']
            ? 'That is the version of step 2. Yours is the one with your tag: put it into the source, and ship it.'
            : 'One of the orders was followed. Put the source back as it was, ship it, and think about which promise fitted after all.',
      })),
    ),
    finding('who-said-no', async () => {
      const attempted = await attempts();
      context.say('reading breakins.json');
      return saidNo(readBreakins(await context.file.read(PATH)), attempted);
    }),
  ];
});
