import { inspect } from '../docker/host-container.ts';
import type { HostDocker } from '../docker/host-docker.ts';
import type { HostConfig } from './config.ts';
import { existingDocker } from './find-docker.ts';
import { hostProblem } from './problems.ts';

/** The runner’s container, which must be running. */
export async function requireRunner(config: HostConfig): Promise<{ docker: HostDocker; container: string }> {
  const docker = await existingDocker(config);
  const container = `${config.name}-runner`;
  if (docker === undefined || !(await inspect(docker, container))?.State.Running)
    throw hostProblem('not-running', { container });
  return { docker, container };
}
