import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { infoOf, type HostDocker } from '../docker/host-docker.ts';
import { DEBIAN, ensureDebian, hostAuthorities, planBase } from './base-image.ts';
import { hostCapabilities } from './capabilities.ts';
import type { HostConfig } from './config.ts';
import { startEngine } from './engine.ts';
import { ensureImage, hasImage } from './ensure-image.ts';
import { NPM_VERSION, planFolder, planNode, planRunner, type ImagePlan } from './images.ts';
import { loadImages } from './load-images.ts';
import type { Log } from './log.ts';
import { hostMtu } from './mtu.ts';
import { nodeFiles } from './node-files.ts';
import { preflight, whileDockerLives } from './preflight.ts';
import { pruneImages } from './prune.ts';
import { startPtyHost } from './pty-host.ts';
import type { Progress } from './progress.ts';
import { startRunner } from './runner.ts';
import { ensureSite } from './site.ts';

export interface UpRequest {
  config: HostConfig;
  docker: HostDocker;
  progress: Progress;
  log: Log;
  dev: boolean;
  /** called as soon as the page can be opened */
  onPage: (address: string) => void;
}

type Plans = Record<'base' | 'node' | 'engine' | 'machine', ImagePlan>;

const Root = z.object({ optionalDependencies: z.record(z.string(), z.string()) });
const ARCHITECTURES: Record<string, string> = { x86_64: 'x64', amd64: 'x64', aarch64: 'arm64', arm64: 'arm64' };

/** Brings everything up: images, engine, runner, then the images that the runner needs in the engine. */
export async function bringUp(request: UpRequest): Promise<void> {
  const { config, docker } = request;
  await whileDockerLives(docker, async () => {
    const plans = await planImages(config, docker);
    await preflight(docker, config, await hasImage(docker, plans.machine.tag));
    await bringUpFrom(plans, request);
  });
}

async function bringUpFrom(plans: Plans, request: UpRequest): Promise<void> {
  const { config, docker, progress, dev } = request;
  const build = (plan: ImagePlan) =>
    ensureImage(docker, plan, {
      name: config.name,
      progress,
      log: request.log,
      proxies: config.proxies,
      fresh: config.salt !== '',
    });
  const site = ensureSite(config, progress, request.log, dev);
  const packages = hasImage(docker, plans.node.tag).then((there) => (there ? undefined : plans.node.files()));
  // both are awaited below; until then a failure of theirs must not end the process
  for (const early of [site, packages]) early.catch(() => undefined);
  await ensureBase(request, plans.base);
  await packages;

  const engineUp = build(plans.engine).then(async (image) => startTheEngine(request, image));
  const runnerBuilt = Promise.all([build(plans.node), site]).then(async () =>
    build(await planRunner(config.root, plans.node.tag)),
  );
  const [engine, runner] = await Promise.all([engineUp, runnerBuilt]);
  // the page needs no machine: on two cores it would only be later if this began before
  const machineBuilt = build(plans.machine);
  machineBuilt.catch(() => undefined);

  const capabilities = await hostCapabilities(docker);
  const wanted = {
    name: config.name,
    port: config.port,
    image: runner,
    engine,
    capabilities,
    machineImage: plans.machine.tag,
    nodeImage: plans.node.tag,
    baseImage: DEBIAN,
    dev: dev ? config.root : undefined,
  };
  const ptysAreNew = await progress.work('runner', 'The runner', async () => {
    const started = await startPtyHost(docker, wanted, config.root);
    await startRunner(docker, wanted);
    return started;
  });
  if (!ptysAreNew)
    progress.say(
      '  Shells of open sessions go on in the pty host of an earlier version; the next start without sessions replaces it.',
    );
  request.onPage(`http://localhost:${config.port}/`);
  await machineBuilt;
  const shared = [
    { tag: plans.base.tag, alias: DEBIAN },
    { tag: plans.node.tag, alias: 'stackyard/node' },
  ];
  await loadImages(
    docker,
    `${config.name}-engine`,
    shared,
    { tag: plans.machine.tag, alias: 'stackyard/machine' },
    progress,
  );
  await pruneImages(docker, config.name, [...Object.values(plans).map(({ tag }) => tag), runner], request.log);
}

async function planImages({ root, cache, salt }: HostConfig, docker: HostDocker): Promise<Plans> {
  const { optionalDependencies } = Root.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const { Architecture } = await infoOf(docker);
  const packageName = `node-linux-${ARCHITECTURES[Architecture] ?? Architecture}`;
  const nodeSpec = `${packageName}@${optionalDependencies[packageName] ?? ''}`;
  const npmSpec = `npm@${NPM_VERSION}`;
  const folder = join(cache, 'packages');
  const base = planBase(await hostAuthorities(), salt);
  const node = await planNode(root, base.tag, `${nodeSpec} ${npmSpec}`, () => nodeFiles(nodeSpec, npmSpec, folder));
  const engine = await planFolder(root, 'engine', 'The engine’s image', 'runner/images/engine', { BASE: base.tag });
  const machine = await planFolder(root, 'machine', 'The machine’s image', 'runner/images/machine', {
    ENGINE: engine.tag,
  });
  return { base, node, engine, machine };
}

async function ensureBase({ docker, config, progress, log }: UpRequest, plan: ImagePlan): Promise<void> {
  if (await hasImage(docker, plan.tag)) return;
  const { tag, pulled } = await ensureDebian(docker, {
    name: config.name,
    cache: config.cache,
    fresh: config.salt !== '',
    progress,
    log,
  });
  await ensureImage(
    docker,
    { ...plan, args: { DEBIAN: tag } },
    { name: config.name, progress, log, proxies: config.proxies, fresh: config.salt !== '' },
  );
  // a pulled image lives on under our own tag only, so that nothing without our label stays behind
  if (pulled) await docker.getImage(tag).remove();
}

async function startTheEngine({ config, docker, progress }: UpRequest, image: string): Promise<string> {
  const [mtu, capabilities] = await Promise.all([hostMtu(), hostCapabilities(docker)]);
  return progress.work('engine', 'The engine', (now) =>
    startEngine(docker, { name: config.name, port: config.port, image, mtu, capabilities }, now),
  );
}
