import { inEngine } from '../docker/engine.ts';
import { cgroupOf } from './cgroup.ts';

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
  const enter = [
    '/usr/local/lib/stackyard/enter.sh',
    String(machine.pid),
    cgroupOf(machine.id),
    user,
    options.cwd ?? '',
    ...options.command,
  ];
  return { ...inEngine(enter), env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', ...options.env } };
}
