import Docker from 'dockerode';
import { z } from 'zod';

/** The Docker of the host, on which the engine and the runner are containers. */
export type HostDocker = Docker;
/** How Docker is to run a container; `CgroupnsMode` is missing from the published types. */
export type RunOptions = Docker.HostConfig & { CgroupnsMode?: 'private' | 'host' };
export type ContainerOptions = Docker.ContainerCreateOptions & { HostConfig: RunOptions };

const Info = z.object({
  Architecture: z.string().describe('of the machine that Docker runs on, such as x86_64'),
  DockerRootDir: z.string(),
  Driver: z.string(),
  CgroupDriver: z.string().default('unknown'),
  CgroupVersion: z.string().default('1').describe('missing before 20.10'),
  SecurityOptions: z.array(z.string()).nullable().default([]),
});
export type HostInfo = z.infer<typeof Info>;

/** What the daemon says of itself and its machine. */
export async function infoOf(docker: HostDocker): Promise<HostInfo> {
  return Info.parse(await docker.info());
}

/** Connects to a daemon by its address, `unix:///path` or `tcp://host:port`. */
export function connect(host: string): HostDocker {
  if (host.startsWith('unix://')) return new Docker({ socketPath: host.slice('unix://'.length) });
  const url = new URL(host);
  return new Docker({ host: url.hostname, port: Number(url.port || 2375), protocol: 'http' });
}

/** Whether Docker's answer is this status, such as 404 for what is not there. */
export function isStatus(error: unknown, ...statuses: number[]): boolean {
  return error instanceof Error && 'statusCode' in error && statuses.includes(Number(error.statusCode));
}
