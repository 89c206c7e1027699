import { defineCommand } from 'citty';
import { openBrowser } from '../host/browser.ts';
import { readHostConfig, type HostConfig } from '../host/config.ts';
import { withConsole, type Console } from '../host/console.ts';
import { inWords } from '../host/durations.ts';
import { followLabs } from '../host/follow-labs.ts';
import { takeLock } from '../host/lock.ts';
import { requireDocker } from '../host/require-docker.ts';
import { bringUp } from '../host/up.ts';
import { watchSite } from '../host/watch-site.ts';

export const up = defineCommand({
  meta: { name: 'up', description: 'Set everything up, start it and print the address (npm start)' },
  args: {
    yes: { type: 'boolean', alias: 'y', description: 'Install Docker where it is missing without asking' },
    dev: { type: 'boolean', description: 'Run the code of this folder and reload on change (npm run dev)' },
  },
  async run({ args }) {
    const config = readHostConfig();
    using _lock = takeLock(config);
    await withConsole(config, 'start', (terminal) => start(config, terminal, args));
  },
});

async function start(
  config: HostConfig,
  { progress, log }: Console,
  args: { yes?: boolean | undefined; dev?: boolean | undefined },
): Promise<void> {
  const docker = await requireDocker(config, { yes: args.yes ?? false, progress, log });
  const onPage = (address: string) => {
    progress.say(`\n  Stackyard is at ${address}  (${inWords(Date.now() - config.calledAt)} after the command)\n`);
    if (config.browser) openBrowser(address);
  };
  await bringUp({ config, docker, progress, log, dev: args.dev ?? false, onPage });
  // the runner builds the labs: who stops watching stops nothing
  process.once('SIGINT', () => {
    progress.say('\nStackyard runs on, and goes on building its labs. Stop it with `npm run down`.');
    process.exit(0);
  });
  const failed = await followLabs(config, progress);
  if (failed.length > 0) {
    progress.say(`\n${failed.join('\n')}`);
    process.exitCode = 1;
  }
  if (args.dev) await watchSite(config, progress, log);
  progress.say(`Stop it with \`npm run down\`. The log of this start: ${log.file}`);
}
