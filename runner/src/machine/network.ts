import { run, type RunOptions, type RunResult } from '../docker/run.ts';
import type { Machine } from './machine.ts';

const NOBODY = '65534';

/**
 * Runs a program of the runner’s own inside a machine’s network: it sees the machine’s addresses and nothing else of the
 * machine, and has no rights, since it talks to what a learner may have forged.
 */
export function runInNetwork(
  machine: Pick<Machine, 'pid'>,
  command: readonly string[],
  options: RunOptions,
): Promise<RunResult> {
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
  return run('nsenter', ['--target', String(machine.pid), '--net', '--', ...drop, ...command], options);
}
