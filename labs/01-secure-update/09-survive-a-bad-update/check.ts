import { defineCheck, finding, once, type Docker } from '@stackyard/kit';
import { readDecisions } from '../checks/decisions.ts';
import { servesSource } from '../checks/ship.ts';
import { readUpdates } from '../checks/updates.ts';
import { endedAsItMust } from './bad-updates.ts';
import { doneOnce } from './once-only.ts';

/** Five bad updates ended as they must, one outlived the verifier’s death and was done once, and the app serves the learner’s version. */
export default defineCheck((context) => {
  const updates = once(async () => readUpdates(context, await readDecisions(context)));
  return [
    finding('path-refused', async () => endedAsItMust('path', await updates())),
    finding('link-refused', async () => endedAsItMust('link', await updates())),
    finding('bomb-refused', async () => endedAsItMust('bomb', await updates())),
    finding('broken-rolled-back', async () => endedAsItMust('broken', await updates())),
    finding('older-refused', async () => endedAsItMust('older', await updates())),
    finding('exactly-once', async () => doneOnce(await updates(), await startsOf(context.docker))),
    finding('still-served', () => servesSource(context)),
  ];
});

/** Each start of the verifier, by its own log and by Docker, which knows the last one alone; null where it does not run. */
async function startsOf(docker: Docker): Promise<Date[] | null> {
  const verifier = await docker.service('secure-update', 'verifier');
  if (verifier?.state !== 'running' || verifier.startedAt === null) return null;
  const log = await docker.logs(verifier.id, { tail: 2000, timestamps: true });
  const told = log.split('\n').filter((line) => line.endsWith(' verifier starts'));
  return [...told.map((line) => new Date(line.split(' ', 1)[0] ?? '')), verifier.startedAt];
}
