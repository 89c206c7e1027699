import { cgroupOf } from './cgroup.ts';

/** In the images of whatever enters machines; runner/images/runner/enter.c. */
const ENTER = '/usr/local/lib/stackyard/enter';

export interface EnterOptions {
  user?: 'learner' | 'root';
  /** Where the command starts, absolute; the home where there is no such folder. */
  cwd?: string;
  env?: Readonly<Record<string, string>>;
  command: readonly string[];
}

/**
 * The program and arguments that run a command in a machine: joined to its control group and namespaces, with what its
 * seccomp profile refuses refused here too.
 */
export function enterCommand(
  machine: { id: string; pid: number },
  options: EnterOptions,
): { file: string; args: string[]; env: Record<string, string> } {
  const user = options.user ?? 'learner';
  return {
    file: ENTER,
    args: [String(machine.pid), cgroupOf(machine.id), user, options.cwd ?? '', ...options.command],
    env: { ...options.env },
  };
}
