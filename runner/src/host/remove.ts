import { isStatus, type HostDocker } from '../docker/host-docker.ts';
import { removeContainer } from '../docker/host-container.ts';
import { ours, PART_LABEL } from '../docker/host-labels.ts';
import type { Progress } from './progress.ts';

/** What was removed and what could not be, in words. */
export interface Removed {
  containers: number;
  volumes: number;
  networks: number;
  images: number;
  left: string[];
}

/** Stops and removes an installation’s containers; with `all` also its volumes, networks and images: whatever carries its label. */
export async function removeOurs(docker: HostDocker, name: string, all: boolean, progress: Progress): Promise<Removed> {
  const removed: Removed = { containers: 0, volumes: 0, networks: 0, images: 0, left: [] };
  const filters = ours(name);
  const containers = await docker.listContainers({ all: true, filters });
  if (containers.length > 0) {
    await progress.work('down', 'Stopping engine and runner', async (now) => {
      // what shares the engine’s namespaces goes before the engine
      const last = (part: string | undefined) => Number(part === 'engine');
      const order = containers.toSorted((a, b) => last(a.Labels[PART_LABEL]) - last(b.Labels[PART_LABEL]));
      for (const { Id, Names } of order) {
        now((Names[0] ?? Id).replace(/^\//, ''));
        await removeContainer(docker, Id);
        removed.containers += 1;
      }
    });
  }
  if (!all) return removed;
  await progress.work('down-all', 'Removing volumes, networks and images', async () => {
    const { Volumes } = await docker.listVolumes({ filters });
    for (const { Name } of Volumes ?? [])
      removed.volumes += await attempt(`volume ${Name}`, removed.left, () => docker.getVolume(Name).remove());
    for (const { Id, Name } of await docker.listNetworks({ filters }))
      removed.networks += await attempt(`network ${Name}`, removed.left, () => docker.getNetwork(Id).remove());
    for (const id of await imagesOf(docker, filters))
      removed.images += await attempt(`image ${id}`, removed.left, () => docker.getImage(id).remove({ force: true }));
  });
  return removed;
}

/** Youngest first, so that an image goes before the one it was built upon. */
async function imagesOf(docker: HostDocker, filters: { label: string[] }): Promise<string[]> {
  const images = await docker.listImages({ filters });
  return images
    .toSorted((a, b) => b.Created - a.Created)
    .flatMap(({ Id, RepoTags }) => {
      const tags = (RepoTags ?? []).filter((tag) => tag !== '<none>:<none>');
      return tags.length > 0 ? tags : [Id];
    });
}

/** 1 where it was removed, 0 where it was gone before; what is in use elsewhere is named and left. */
async function attempt(what: string, left: string[], remove: () => Promise<unknown>): Promise<number> {
  try {
    await remove();
    return 1;
  } catch (error) {
    if (isStatus(error, 404)) return 0;
    left.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    return 0;
  }
}
