import { randomUUID } from 'node:crypto';
import { execIn } from '../docker/host-exec.ts';
import { attachExec, pipeExec, type Piped } from '../docker/host-attach.ts';
import type { HostDocker } from '../docker/host-docker.ts';
import type { HostConfig } from './config.ts';
import { requireRunner } from './require-runner.ts';

/**
 * Runs a program of the runner in its container as if it ran here: terminal, exit code, Ctrl-C and all.
 * Gives the exit code.
 */
export async function runInside(config: HostConfig, command: string[]): Promise<number> {
  const { docker, container, line } = await inside(config, command);
  return attachExec(docker, container, line);
}

/** The same with a stream as its input; gives what it said on standard output too. */
export async function pipeInside(
  config: HostConfig,
  command: string[],
  piped: Piped,
): Promise<{ code: number; output: string }> {
  const { docker, container, line } = await inside(config, command);
  return pipeExec(docker, container, line, piped);
}

/** Finds the runner’s container, and lets a signal that reaches this process reach the command there. */
async function inside(
  config: HostConfig,
  command: string[],
): Promise<{ docker: HostDocker; container: string; line: string[] }> {
  const { docker, container } = await requireRunner(config);
  // a signal reaches what runs in the container through the process id that it leaves in a file
  const note = `/tmp/command-${randomUUID()}`;
  const kill = (signal: string) => execIn(docker, container, ['sh', '-c', `kill -${signal} "$(cat ${note})"`]);
  for (const [signal, name] of [
    ['SIGINT', 'INT'],
    ['SIGTERM', 'TERM'],
    ['SIGHUP', 'TERM'],
  ] as const)
    process.on(signal, () => void kill(name));
  return { docker, container, line: ['sh', '-c', `echo $$ > ${note}; trap - INT; exec "$@"`, 'sh', ...command] };
}
