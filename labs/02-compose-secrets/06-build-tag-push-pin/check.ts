import { defineCheck, finding, once } from '@stackyard/kit';
import { readTags } from '../checks/registry.ts';
import { readRuns } from '../checks/runs.ts';
import { pinned } from './judge-pin.ts';
import { stopsRed } from './judge-runs.ts';
import { oneDigest } from './judge-tags.ts';

/** A push whose tests fail puts nothing into the registry; one that passes has two tags and one digest; and that digest is what runs. */
export default defineCheck((context) => {
  const tags = once(() => readTags(context));
  const runs = once(() => readRuns(context));
  return [
    finding('red-pushes-nothing', async () => stopsRed(await runs(), await tags())),
    finding('two-tags-one-digest', async () => oneDigest(await tags(), await runs())),
    finding('pinned-by-digest', async () =>
      pinned(await context.docker.service('compose-secrets', 'api'), await tags()),
    ),
  ];
});
