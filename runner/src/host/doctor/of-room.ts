import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { availableParallelism, freemem, totalmem } from 'node:os';
import { infoOf, type HostDocker } from '../../docker/host-docker.ts';
import type { HostCheck } from './finding.ts';

/** A first start with one lab takes about 6 GB; below that it would fail halfway. */
export const NEEDED_DISK_GB = 6;
const GOOD_DISK_GB = 12;
const NEEDED_MEMORY_GB = 2;

/** Room where Docker keeps its images, in GB; undefined where that is not on this host. */
export async function dockerRoomGb(docker: HostDocker): Promise<{ folder: string; free: number } | undefined> {
  const { DockerRootDir: folder } = await infoOf(docker);
  if (process.platform !== 'linux' || !existsSync(folder)) return undefined;
  const { bavail, bsize } = await statfs(folder);
  return { folder, free: (bavail * bsize) / 1e9 };
}

export const disk: HostCheck = async ({ docker }) => {
  const about = 'disk';
  const room = docker === undefined ? undefined : await dockerRoomGb(docker);
  if (room === undefined)
    return { about, state: 'good', says: 'where Docker keeps its images, out of sight from here' };
  const says = `${room.free.toFixed(0)} GB free in ${room.folder}`;
  if (room.free < NEEDED_DISK_GB)
    return { about, state: 'bad', says, hint: `A first start needs about ${NEEDED_DISK_GB} GB.` };
  if (room.free < GOOD_DISK_GB) return { about, state: 'less', says, hint: 'Enough for one lab and few kept moments.' };
  return { about, state: 'good', says };
};

export const memory: HostCheck = async () => {
  const about = 'memory';
  const [total, free] = [totalmem(), freemem()].map((bytes) => bytes / 1024 ** 3) as [number, number];
  const says = `${total.toFixed(1)} GiB, ${free.toFixed(1)} GiB free; ${availableParallelism()} cores`;
  if (total < NEEDED_MEMORY_GB) return { about, state: 'bad', says, hint: `One lab needs ${NEEDED_MEMORY_GB} GiB.` };
  return { about, state: 'good', says };
};
