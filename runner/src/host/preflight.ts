import type { HostDocker } from '../docker/host-docker.ts';
import { inspect } from '../docker/host-container.ts';
import type { HostConfig } from './config.ts';
import { dockerRoomGb, NEEDED_DISK_GB } from './doctor/of-room.ts';
import { isPortFree } from './port.ts';
import { hostProblem, HostProblem } from './problems.ts';

/** When everything is built, a start writes next to nothing. */
const NEEDED_WHEN_BUILT_GB = 1;

/** Says at once what would otherwise fail after minutes of building: a taken port, a disk that is nearly full. */
export async function preflight(docker: HostDocker, { name, port }: HostConfig, isBuilt: boolean): Promise<void> {
  const engine = await inspect(docker, `${name}-engine`);
  const bound = engine?.HostConfig.PortBindings as Record<string, unknown> | undefined;
  const isOurs = engine?.State.Running === true && bound?.[`${port}/tcp`] !== undefined;
  if (!isOurs && !(await isPortFree(port))) throw hostProblem('port-taken', { port, other: port + 1 });
  const room = await dockerRoomGb(docker);
  const needed = isBuilt ? NEEDED_WHEN_BUILT_GB : NEEDED_DISK_GB;
  if (room !== undefined && room.free < needed) {
    throw hostProblem('disk-nearly-full', {
      folder: room.folder,
      free: `${room.free.toFixed(1)} GB`,
      needed: `${needed} GB`,
    });
  }
}

/** What a daemon that goes away also looks like. */
const MAY_BE_THE_DAEMON = new Set([
  'no-base-image',
  'image-failed',
  'load-failed',
  'container-refused',
  'engine-cannot-start',
  'runner-cannot-start',
]);

/** Runs a piece of work; where it fails because the host’s daemon is gone, says that instead. */
export async function whileDockerLives<T>(docker: HostDocker, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HostProblem && !MAY_BE_THE_DAEMON.has(error.problem.name)) throw error;
    try {
      await docker.ping();
    } catch (gone) {
      throw hostProblem('docker-died', { reason: gone instanceof Error ? gone.message : String(gone) }, error);
    }
    throw error;
  }
}
