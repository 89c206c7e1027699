import { createServer } from 'node:net';
import { inspect } from '../docker/host-container.ts';
import type { HostDocker } from '../docker/host-docker.ts';

const PREFERRED = 4331;

/** The port for the tests’ installation: the one that it has already, else the preferred one, else any that is free. */
export async function portFor(docker: HostDocker, name: string): Promise<number> {
  const present = await inspect(docker, `${name}-engine`);
  if (present?.State.Running === true) {
    const published = Object.values(
      present.HostConfig.PortBindings as Record<string, { HostPort: string }[]>,
    ).flat()[0];
    if (published !== undefined) return Number(published.HostPort);
  }
  return (await tryPort(PREFERRED)) ?? (await tryPort(0)) ?? PREFERRED;
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined));
    });
  });
}
