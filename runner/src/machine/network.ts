import { spawn, type ChildProcess } from 'node:child_process';
import type { Machine } from './machine.ts';

const NOBODY = '65534';

/**
 * Starts a program of the runner’s own inside the network that a process has: a machine’s, or that of a container in it. It sees the
 * addresses there and nothing else, and has no rights, since it talks to what a learner may have forged. It ends with its input.
 */
export function startInNetwork({ pid }: Pick<Machine, 'pid'>, command: readonly string[]): ChildProcess {
  const drop = [
    'setpriv',
    '--reuid',
    NOBODY,
    '--regid',
    NOBODY,
    '--clear-groups',
    '--no-new-privs',
    '--bounding-set',
    '-all',
    '--inh-caps',
    '-all',
    '--',
  ];
  return spawn('nsenter', ['--target', String(pid), '--net', '--', ...drop, ...command], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
  });
}
