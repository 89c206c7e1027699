import { defineCommand } from 'citty';
import { openBrowser } from '../host/browser.ts';
import { readHostConfig, type HostConfig } from '../host/config.ts';
import { withConsole, type Console } from '../host/console.ts';
import { inWords } from '../host/durations.ts';
import { followLabs } from '../host/follow-labs.ts';
import { takeLock } from '../host/lock.ts';
import { requireDocker } from '../host/require-docker.ts';
import { bringUp } from '../host/up.ts';

export const up = defineCommand({
  meta: { name: 'up', description: 'Set everything up, start it and print the address (npm start)' },
  args: {
    yes: { type: 'boolean', alias: 'y', description: 'Install Docker where it is missing without asking' },
  },
  async run({ args }) {
    const config = readHostConfig();
    using _lock = takeLock(config);
    await withConsole(config, 'start', async (terminal) => {
      await startUp(config, terminal, { yes: args.yes ?? false, dev: false, path: '' });
      terminal.progress.say(`Stop it with \`npm run down\`. The log of this start: ${terminal.log.file}`);
    });
  },
});

interface Wanted {
  /** install what is missing without asking */
  yes: boolean;
  /** run the code of this folder */
  dev: boolean;
  /** of the page to be opened, without a slash before it */
  path: string;
}

/** Brings everything up and follows the labs until their images are there. */
export async function startUp(config: HostConfig, { progress, log }: Console, wanted: Wanted): Promise<void> {
  const docker = await requireDocker(config, { yes: wanted.yes, progress, log });
  const onPage = (origin: string) => {
    const address = `${origin}${wanted.path}`;
    progress.say(`\n  Stackyard is at ${address}  (${inWords(Date.now() - config.calledAt)} after the command)\n`);
    if (config.browser) openBrowser(address);
  };
  await bringUp({ config, docker, progress, log, dev: wanted.dev, onPage });
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
}
