import { join } from 'node:path';
import type { HostDocker } from '../docker/host-docker.ts';
import type { HostConfig } from '../host/config.ts';
import { openDurations } from '../host/durations.ts';
import { followLabs } from '../host/follow-labs.ts';
import { ensureImage } from '../host/ensure-image.ts';
import type { Log } from '../host/log.ts';
import { createProgress, type Progress } from '../host/progress.ts';
import { removeOurs } from '../host/remove.ts';
import { pruneImages } from '../host/prune.ts';
import { requireDocker } from '../host/require-docker.ts';
import { bringUp } from '../host/up.ts';
import { portFor } from './test-port.ts';
import { planBrowser, planTests } from './test-images.ts';
import type { Stage } from './test-stages.ts';

/** What the set-up leaves for the stages after it. */
export interface Ground {
  docker: HostDocker;
  /** the tests’ image */
  image: string;
}

/** Brings up an installation of the tests’ own, waits for its labs, and builds the image in which tests run beside it. */
export function setUp(config: HostConfig, log: Log, done: (ground: Ground) => void): Stage {
  return {
    name: 'setup',
    title: 'Set-up: engine, machine, runner, labs, browser',
    minutes: 20,
    needs: [],
    async run() {
      using progress = createProgress(process.stdout, openDurations(join(config.cache, 'durations.json')), log);
      const docker = await requireDocker(config, { yes: config.ci, progress, log });
      const here: HostConfig = { ...config, port: await portFor(docker, config.name) };
      await bringUp({ config: here, docker, progress, log, dev: false, onPage: () => undefined });
      // the engine builds the labs while the host builds the images of the tests
      const [image, failed] = await Promise.all([buildTests(docker, here, progress, log), followLabs(here, progress)]);
      done({ docker, image });
      return { passed: failed.length === 0 ? 1 : 0, failed: failed.length, said: failed };
    },
  };
}

async function buildTests(docker: HostDocker, config: HostConfig, progress: Progress, log: Log): Promise<string> {
  const at = { name: config.name, progress, log, proxies: config.proxies };
  const { runner, node } = await imagesOf(docker, `${config.name}-runner`);
  const browser = await ensureImage(docker, await planBrowser(config.root, node), at);
  const image = await ensureImage(docker, await planTests(config.root, browser, runner), at);
  await pruneImages(docker, config.name, [image, browser], log);
  return image;
}

/** Stops the tests’ installation; what was built stays for the next time. */
export async function tearDown(docker: HostDocker, config: HostConfig, log: Log): Promise<void> {
  using progress = createProgress(process.stdout, openDurations(join(config.cache, 'durations.json')), log);
  await removeOurs(docker, config.name, false, progress);
}

/** The images that the running installation was made from. */
export async function imagesOf(docker: HostDocker, container: string): Promise<{ runner: string; node: string }> {
  const { Config } = await docker.getContainer(container).inspect();
  const variable = 'STACKYARD_NODE_IMAGE=';
  const node = Config.Env.find((line) => line.startsWith(variable))?.slice(variable.length);
  if (node === undefined) throw new Error(`${container} does not say which image of Node it was made with`);
  return { runner: Config.Image, node };
}
