import type Docker from 'dockerode';
import { readdir, rm, stat } from 'node:fs/promises';
import { engineRun } from '../docker/engine.ts';
import { removeDisk } from './disk.ts';
import { LABEL } from './machine.ts';
import { CHECKPOINTS, diskFile, DISKS, MOUNTS, PROVE_CHECKPOINT, STORES, seenFromRunner, storeFile } from './places.ts';
import { removeMachine } from './remove.ts';
import { unmountStore } from './store.ts';

export interface Ours {
  machines: Docker.ContainerInfo[];
  /** Names of the machines’ networks. */
  networks: string[];
}

/** Every machine and network that carries our label, running or not. A foundry counts: whoever builds makes a new one. */
export async function findOurs(docker: Docker, owner: string): Promise<Ours> {
  const filters = { label: [`${LABEL.name}=${owner}`] };
  const [machines, networks] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
  ]);
  return { machines, networks: networks.map(({ Name }) => Name) };
}

/** A machine that is being made by another process has a disk before it has a container. */
const YOUNG_MS = 60_000;

/**
 * Removes every disk file and mount that belongs to no container, unless it is young, and frees the loop devices of deleted files: what
 * a crash left.
 */
export async function reapDisks(docker: Docker): Promise<void> {
  const containers = await docker.listContainers({ all: true });
  const kept = new Set(containers.flatMap(({ Names }) => Names.map((name) => name.replace(/^\//, ''))));
  const files = (await list(DISKS)).map((file) => file.replace(/\.img$/, ''));
  const mounts = (await list(seenFromRunner(MOUNTS))).filter((name) => !name.startsWith('store-'));
  for (const name of new Set([...files, ...mounts]))
    if (!kept.has(name) && !(await isYoung(name))) await removeDisk(name);
  await engineRun([
    'sh',
    '-c',
    `losetup --list --noheadings --output NAME,BACK-FILE | awk '/stackyard.*\\(deleted\\)/ {print $1}' | xargs -r -n1 losetup --detach; true`,
  ]);
}

async function isYoung(name: string): Promise<boolean> {
  const file = await stat(diskFile(name)).catch(() => null);
  return file !== null && Date.now() - file.birthtimeMs < YOUNG_MS;
}

async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Removes image stores that no machine uses and nobody names. */
export async function reapStores(docker: Docker, wanted: ReadonlySet<string>): Promise<void> {
  const containers = await docker.listContainers({ all: true, filters: { label: [LABEL.store] } });
  const used = new Set(containers.map(({ Labels }) => Labels[LABEL.store]));
  const stores = (await list(STORES)).map((file) => file.replace(/\.img$/, ''));
  for (const store of stores) {
    if (wanted.has(store) || used.has(store)) continue;
    await unmountStore(store);
    await rm(storeFile(store), { force: true });
  }
}

/** Removes kept disks that nobody knows of, as a crash while keeping leaves them; those of foundries and of `prove` stay. */
export async function reapCheckpoints(known: ReadonlySet<string>): Promise<void> {
  for (const file of await list(CHECKPOINTS)) {
    const name = file.replace(/\.img(\.part)?$/, '');
    if (name.startsWith(PROVE_CHECKPOINT)) continue;
    if (file.endsWith('.part') || !(known.has(name) || name.startsWith('foundry-')))
      await rm(`${CHECKPOINTS}/${file}`, { force: true });
  }
}

/** Removes machines of this owner, and disks that `prove` kept, which are older than that: what a run that was killed left. */
export async function reapOld(docker: Docker, owner: string, olderThanMs: number): Promise<void> {
  const before = Date.now() - olderThanMs;
  const { machines } = await findOurs(docker, owner);
  for (const { Names, Created } of machines)
    if (Created * 1000 < before) await removeMachine(docker, Names[0]?.slice(1) ?? '');
  for (const file of await list(CHECKPOINTS)) {
    if (!file.startsWith(PROVE_CHECKPOINT)) continue;
    const { mtimeMs } = await stat(`${CHECKPOINTS}/${file}`);
    if (mtimeMs < before) await rm(`${CHECKPOINTS}/${file}`, { force: true });
  }
}
