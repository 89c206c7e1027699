import { defineCommand } from 'citty';
import { readHostConfig, type HostConfig } from '../host/config.ts';
import { withConsole, type Console } from '../host/console.ts';
import { existingDocker } from '../host/find-docker.ts';
import { takeLock } from '../host/lock.ts';
import { removeOurs } from '../host/remove.ts';

export const down = defineCommand({
  meta: { name: 'down', description: 'Stop everything (npm run down); what was built is kept' },
  args: { all: { type: 'boolean', description: 'Also remove every container, network, volume and image of ours' } },
  async run({ args }) {
    const config = readHostConfig();
    using _lock = takeLock(config);
    await withConsole(config, 'down', (terminal) => stop(config, terminal, args.all ?? false));
  },
});

async function stop(config: HostConfig, { progress }: Console, all: boolean): Promise<void> {
  const docker = await existingDocker(config);
  if (docker === undefined) return progress.say('There is no Docker running here, so there is nothing to stop.');
  const removed = await removeOurs(docker, config.name, all, progress);
  for (const line of removed.left) progress.say(`  left, since something else uses it: ${line}`);
  if (!all) {
    const stopped = removed.containers === 0 ? 'Nothing was running.' : 'Stopped.';
    return progress.say(
      `${stopped} Images and learners’ progress are kept; \`npm start\` goes on with them, \`npm run down -- --all\` removes them.`,
    );
  }
  const { containers, volumes, networks, images } = removed;
  progress.say(
    `Removed ${containers} containers, ${networks} networks, ${volumes} volumes and ${images} images.${removed.left.length === 0 ? ` Nothing of “${config.name}” is left in Docker.` : ''}`,
  );
}
