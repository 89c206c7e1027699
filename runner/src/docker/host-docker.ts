import Docker from 'dockerode';

/** The Docker of the host, on which the engine and the runner are containers. */
export type HostDocker = Docker;
/** How Docker is to run a container; `CgroupnsMode` is missing from the published types. */
export type RunOptions = Docker.HostConfig & { CgroupnsMode?: 'private' | 'host' };
export type ContainerOptions = Docker.ContainerCreateOptions & { HostConfig: RunOptions };

/** Where a daemon listens: a path of a socket, or what DOCKER_HOST says. */
export interface Address {
  host: string;
  socketPath: string | undefined;
}

/** The places where a daemon of this host may listen, likeliest first. */
export function addresses(dockerHost: string | undefined, home: string): Address[] {
  if (dockerHost !== undefined && dockerHost !== '') {
    const socketPath = dockerHost.startsWith('unix://') ? dockerHost.slice('unix://'.length) : undefined;
    return [{ host: dockerHost, socketPath }];
  }
  return ['/var/run/docker.sock', `${home}/.docker/run/docker.sock`].map((socketPath) => ({
    host: `unix://${socketPath}`,
    socketPath,
  }));
}

export function connect(address: Address): HostDocker {
  if (address.socketPath !== undefined) return new Docker({ socketPath: address.socketPath });
  const url = new URL(address.host);
  return new Docker({ host: url.hostname, port: Number(url.port || 2375), protocol: 'http' });
}

/** Whether Docker's answer is this status, such as 404 for what is not there. */
export function isStatus(error: unknown, ...statuses: number[]): boolean {
  return error instanceof Error && 'statusCode' in error && statuses.includes(Number(error.statusCode));
}
