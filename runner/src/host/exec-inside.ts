import { randomUUID } from 'node:crypto';
import { execIn } from '../docker/host-exec.ts';
import { inspect } from '../docker/host-container.ts';
import { attachExec } from '../docker/host-attach.ts';
import type { HostConfig } from './config.ts';
import { existingDocker } from './find-docker.ts';
import { hostProblem } from './problems.ts';

/**
 * Runs a program of the runner in its container as if it ran here: terminal, exit code, Ctrl-C and all.
 * Gives the exit code.
 */
export async function runInside(config: HostConfig, command: string[]): Promise<number> {
  const docker = await existingDocker(config);
  const container = `${config.name}-runner`;
  if (docker === undefined || !(await inspect(docker, container))?.State.Running)
    throw hostProblem('not-running', { container });
  // a signal reaches what runs in the container through the process id that it leaves in a file
  const note = `/tmp/command-${randomUUID()}`;
  const kill = (signal: string) => execIn(docker, container, ['sh', '-c', `kill -${signal} "$(cat ${note})"`]);
  for (const [signal, name] of [
    ['SIGINT', 'INT'],
    ['SIGTERM', 'TERM'],
    ['SIGHUP', 'TERM'],
  ] as const)
    process.on(signal, () => void kill(name));
  return attachExec(docker, container, ['sh', '-c', `echo $$ > ${note}; trap - INT; exec "$@"`, 'sh', ...command]);
}
