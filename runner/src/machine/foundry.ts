import type Docker from 'dockerode';
import { spawn } from 'node:child_process';
import { rename, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { engineRun } from '../docker/engine.ts';
import { createBakeProgress, type BakeProgress } from './bake-progress.ts';
import { createContainer, startContainer } from './container.ts';
import { createDisk } from './disk.ts';
import { enterCommand } from './enter.ts';
import type { Machine } from './machine.ts';
import type { MachinesConfig } from './machines.ts';
import { keepCheckpoint } from './checkpoint.ts';
import { checkpointFile, diskFile, diskMount, storeFile } from './places.ts';
import { removeMachine } from './remove.ts';
import { seedDisk } from './seed.ts';
import type { MachineOrder } from './spec.ts';

/** An image that builds start from. */
export interface BaseImage {
  /** Its name in the engine. */
  image: string;
  /** Variable of docker-bake.hcl that names it. */
  variable: string;
  /** Repository and tag under which Dockerfiles ask for it. */
  repo: string;
  tag: string;
}

export interface FoundryOrder {
  /** Folder in stacks/ whose docker-bake.hcl says what is built. */
  stack: string;
  /** The stacks folder, as the runner sees it. */
  stacks: string;
  /** Id that the finished store gets. */
  store: string;
  bases: readonly BaseImage[];
  progress: (now: BakeProgress) => void;
  signal: AbortSignal;
}

const FOUNDRY = { flavour: 'docker', memoryMb: 6144, cpus: 16, pids: 8192, diskMb: 20_480, egress: true } as const;
const BUILD_WITHIN_MS = 30 * 60_000;

/**
 * Builds a stack’s images in a machine that may reach the outside, and freezes that machine’s disk into an image store.
 * What was built before is taken from the foundry’s kept disk, so that a small change builds in seconds.
 */
export async function buildStore(docker: Docker, config: MachinesConfig, order: FoundryOrder): Promise<void> {
  const name = `foundry-${order.stack}`;
  const kept = `foundry-${order.stack}`;
  const machineOrder: MachineOrder = {
    lab: '',
    spec: FOUNDRY,
    store: null,
    files: [{ from: order.stacks, to: 'stacks' }],
    env: {},
  };
  await removeMachine(docker, name);
  try {
    order.progress({ done: 0, of: 4, what: 'starting the foundry' });
    const from = (await exists(checkpointFile(kept))) ? checkpointFile(kept) : undefined;
    await createDisk(name, FOUNDRY.diskMb, from);
    await seedDisk(name, machineOrder);
    const container = await createContainer(docker, {
      name,
      image: config.image,
      part: 'foundry',
      owner: config.owner,
      mtu: config.mtu,
      order: machineOrder,
    });
    const foundry = await startContainer(docker, container);
    for (const [index, base] of order.bases.entries()) {
      order.progress({ done: index, of: 4, what: `bringing ${base.repo}` });
      await bring(docker, foundry, base);
    }
    await bake(foundry, order);
    order.progress({ done: 3, of: 4, what: 'freezing the image store' });
    // what a new build has taken the name from would stay in every store to come
    await must(foundry, ['docker', 'image', 'prune', '--force']);
    await keepCheckpoint(foundry, kept);
    await must(foundry, ['docker', 'builder', 'prune', '--all', '--force']);
    await container.stop({ t: 20 });
    await freeze(name, order.store);
  } finally {
    await removeMachine(docker, name);
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** Copies an image of the engine into the foundry, unless it is there. */
async function bring(docker: Docker, foundry: Machine, { image, repo, tag }: BaseImage): Promise<void> {
  const name = `${repo}:${tag}`;
  const source = docker.getImage(image);
  const { Id } = await source.inspect();
  const there = await foundry.docker.listImages({ filters: { reference: [name] } });
  if (there.some((candidate) => candidate.Id === Id)) return;
  await source.tag({ repo, tag });
  const answer = await foundry.docker.loadImage(await docker.getImage(name).get());
  answer.resume();
  await finished(answer);
}

async function bake(foundry: Machine, order: FoundryOrder): Promise<void> {
  const command = [
    'docker',
    'buildx',
    'bake',
    '--file',
    `stacks/${order.stack}/docker-bake.hcl`,
    '--load',
    '--progress',
    'rawjson',
  ];
  const { file, args, env } = enterCommand(foundry, {
    user: 'root',
    cwd: '/home/learner',
    env: {
      HOME: '/root',
      ...Object.fromEntries(order.bases.map(({ variable, repo, tag }) => [variable, `${repo}:${tag}`])),
    },
    command,
  });
  const timeout = AbortSignal.timeout(BUILD_WITHIN_MS);
  const child = spawn(file, args, {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: AbortSignal.any([order.signal, timeout]),
  });
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  // told to stop, it rejects while its last lines are still read
  ended.catch(() => undefined);
  const progress = createBakeProgress();
  child.stdout.resume();
  for await (const line of createInterface({ input: child.stderr })) order.progress(progress.line(line));
  const code = await ended;
  if (code !== 0) throw new Error(`docker buildx bake ended with code ${code}: ${progress.failure()}`);
}

async function must(foundry: Machine, command: readonly string[]): Promise<void> {
  const { code, stderr } = await foundry.exec(command, { user: 'root', timeoutMs: 120_000 });
  if (code !== 0) throw new Error(`${command.join(' ')} in the foundry ended with code ${code}: ${stderr.trim()}`);
}

/** The stopped foundry’s disk becomes the store: only Docker’s folder stays on it, and freed blocks are given back. */
async function freeze(name: string, store: string): Promise<void> {
  const script =
    'rm -rf "$1/upper" "$1/work" "$1/root" "$1/signal" "$1/docker/containers" "$1/docker/buildkit" "$1/containerd"; fstrim "$1" || true; umount "$1"; mkdir -p "${2%/*}"';
  await engineRun(['sh', '-ec', script, 'freeze', diskMount(name), storeFile(store)], 120_000);
  await rename(diskFile(name), storeFile(store));
}
