import { inspect } from '../docker/host-container.ts';
import type { HostDocker } from '../docker/host-docker.ts';
import { isPortFree } from '../host/port.ts';

const FIRST = 4331;
const LAST = 4399;

/** The port for the tests’ installation: the one that it has already, else the first that is free. */
export async function portFor(docker: HostDocker, name: string): Promise<number> {
  const present = await inspect(docker, `${name}-engine`);
  if (present?.State.Running === true) {
    const published = Object.values(
      present.HostConfig.PortBindings as Record<string, { HostPort: string }[]>,
    ).flat()[0];
    if (published !== undefined) return Number(published.HostPort);
  }
  for (let port = FIRST; port <= LAST; port += 1) if (await isPortFree(port)) return port;
  throw new Error(`every port from ${FIRST} to ${LAST} of this host is taken; free one of them`);
}
