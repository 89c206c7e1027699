import { watch } from 'node:fs';
import { join } from 'node:path';
import type { HostConfig } from './config.ts';
import type { Log } from './log.ts';
import type { Progress } from './progress.ts';
import { ensureSite } from './site.ts';

const SETTLE_MS = 300;
const WATCHED = ['site/src', 'labs', 'runner/protocol'];

/** Builds the pages anew whenever something they are made of changes; never ends by itself (Ctrl-C does). */
export function watchSite(config: HostConfig, progress: Progress, log: Log): Promise<never> {
  let timer: NodeJS.Timeout | undefined;
  let building = Promise.resolve();
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      building = building
        .then(() => ensureSite(config, progress, log, true))
        .catch((error: unknown) => progress.say(String(error)));
    }, SETTLE_MS);
  };
  for (const folder of WATCHED) watch(join(config.root, folder), { recursive: true }, changed);
  return new Promise(() => undefined);
}
