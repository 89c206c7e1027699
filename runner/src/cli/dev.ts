import { defineCommand } from 'citty';
import { chooseLabs } from '../author/choose.ts';
import { watchLint } from '../author/watch-lint.ts';
import { readHostConfig } from '../host/config.ts';
import { withConsole } from '../host/console.ts';
import { takeLock } from '../host/lock.ts';
import { watchSite } from '../host/watch-site.ts';
import { startUp } from './up.ts';

export const dev = defineCommand({
  meta: {
    name: 'dev',
    description:
      'The same as up, with the code of this folder: a lab is read anew in place when its files change, its page and its check follow (npm run dev)',
  },
  args: {
    lab: {
      type: 'positional',
      required: false,
      description: 'The lab to be opened, and whose faults are said: 01; none: all',
    },
    yes: { type: 'boolean', alias: 'y', description: 'Install Docker where it is missing without asking' },
  },
  async run({ args }) {
    const config = readHostConfig();
    const labs = await chooseLabs(config.root, args._);
    const [only = ''] = args._.length > 0 ? labs : [];
    using _lock = takeLock(config);
    await withConsole(config, 'dev', async (terminal) => {
      const { progress, log } = terminal;
      await startUp(config, terminal, { yes: args.yes ?? false, dev: true, path: only === '' ? '' : `labs/${only}/` });
      progress.say(
        'Watching: save a file of a lab, and the lab, its page and its check follow. Ctrl-C ends the watching, not Stackyard.',
      );
      await using _linting = await watchLint(config.root, args._.length > 0 ? labs : null, (line) =>
        progress.say(line),
      );
      await watchSite(config, progress, log);
    });
  },
});
