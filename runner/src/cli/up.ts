import { defineCommand } from 'citty';
import { readHostConfig } from '../host/config.ts';
import { inWords, openDurations } from '../host/durations.ts';
import { openLog } from '../host/log.ts';
import { createProgress } from '../host/progress.ts';
import { requireDocker } from '../host/require-docker.ts';
import { bringUp } from '../host/up.ts';
import { join } from 'node:path';

export const up = defineCommand({
  meta: { name: 'up', description: 'Set everything up, start it and print the address (npm start)' },
  args: {
    yes: { type: 'boolean', alias: 'y', description: 'Install Docker where it is missing without asking' },
    dev: { type: 'boolean', description: 'Run the code of this folder and reload on change (npm run dev)' },
  },
  async run({ args }) {
    const config = readHostConfig();
    const log = openLog(config.cache, 'start');
    using progress = createProgress(process.stdout, openDurations(join(config.cache, 'durations.json')), log);
    const docker = await requireDocker(config, { yes: args.yes ?? false, progress, log });
    await bringUp({
      config,
      docker,
      progress,
      log,
      dev: args.dev ?? false,
      onPage: (address) => progress.say(`\n  Stackyard is at ${address} (after ${inWords(Date.now() - config.calledAt)})\n`),
    });
    await log.close();
  },
});
