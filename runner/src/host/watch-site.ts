import { join } from 'node:path';
import { watchFiles } from '../watch-files.ts';
import type { HostConfig } from './config.ts';
import type { Log } from './log.ts';
import type { Progress } from './progress.ts';
import { ensureSite } from './site.ts';

const SETTLE_MS = 300;
const WATCHED = ['site/src', 'labs', 'runner/protocol'];

/** Builds the pages anew whenever something they are made of changes; never ends by itself (Ctrl-C does). */
export async function watchSite(config: HostConfig, progress: Progress, log: Log): Promise<never> {
  let building = Promise.resolve();
  await watchFiles({
    folders: WATCHED.map((folder) => join(config.root, folder)),
    settleMs: SETTLE_MS,
    changed: () => {
      building = building
        .then(() => ensureSite(config, progress, log, true))
        .catch((error: unknown) => progress.say(String(error)));
    },
    failed: (error) => progress.say(`Changes of the pages may go unseen: ${String(error)}`),
  });
  return new Promise(() => undefined);
}
