import type Docker from 'dockerode';
import { readdir } from 'node:fs/promises';
import { engineRun } from '../docker/engine.ts';
import { removeDisk } from './disk.ts';
import { LABEL } from './machine.ts';
import { DISKS, MOUNTS, seenFromRunner } from './places.ts';

export interface Ours {
  machines: Docker.ContainerInfo[];
  /** Names of the machines’ networks. */
  networks: string[];
}

/** Every machine and network that carries our label, running or not. A foundry counts: whoever builds makes a new one. */
export async function findOurs(docker: Docker, owner: string): Promise<Ours> {
  const filters = { label: [`${LABEL.name}=${owner}`] };
  const [machines, networks] = await Promise.all([docker.listContainers({ all: true, filters }), docker.listNetworks({ filters })]);
  return { machines, networks: networks.map(({ Name }) => Name) };
}

/**
 * Removes every disk file and mount that belongs to no container, and frees the loop devices of deleted files: what a
 * crash left.
 */
export async function reapDisks(docker: Docker): Promise<void> {
  const containers = await docker.listContainers({ all: true });
  const kept = new Set(containers.flatMap(({ Names }) => Names.map((name) => name.replace(/^\//, ''))));
  const files = (await list(DISKS)).map((file) => file.replace(/\.img$/, ''));
  const mounts = (await list(seenFromRunner(MOUNTS))).filter((name) => !name.startsWith('store-'));
  for (const name of new Set([...files, ...mounts])) if (!kept.has(name)) await removeDisk(name);
  await engineRun(['sh', '-c', `losetup --list --noheadings --output NAME,BACK-FILE | awk '/stackyard.*\\(deleted\\)/ {print $1}' | xargs -r -n1 losetup --detach; true`]);
}

async function list(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}
