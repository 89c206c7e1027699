import { defineCheck, finding } from '@stackyard/kit';
import { readKey, weakKey } from './judge-key.ts';
import { bounded, fourRun, secretsAreFiles, whenThere } from './judge-service.ts';
import { killedAndBack, oneSession, spread } from './judge-traffic.ts';
import { countServing, readWeb, visit } from './swarm-state.ts';

/** Four replicas with limits and three secret files answer in turn, know each other’s visitors, and one that was killed was replaced. */
export default defineCheck((context) => {
  const web = readWeb(context);
  const visits = visit(context);
  return [
    finding('four-run', async () => whenThere(await web(), fourRun)),
    finding('bounded', async () => whenThere(await web(), bounded)),
    finding('secrets-are-files', async () =>
      whenThere(await web(), async (found) => {
        const files = secretsAreFiles(found);
        const key = files.outcome === 'pass' ? await readKey(context, found) : null;
        return (key !== null && weakKey(key)) || files;
      }),
    ),
    finding('one-session', async () => whenThere(await web(), async () => oneSession(await visits()))),
    finding('spread', async () =>
      whenThere(await web(), async (found) => {
        await visits();
        return spread(await countServing(context, found), found);
      }),
    ),
    finding('killed-and-back', async () => whenThere(await web(), killedAndBack)),
  ];
});
