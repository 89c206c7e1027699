import { MACHINE_ROOT } from '../machine/disk.ts';
import { enterCommand } from '../machine/enter.ts';
import type { Program } from './host/words.ts';

/** Ids of the user `learner`, as they are outside of the machine. */
const LEARNER = MACHINE_ROOT + 1000;

/** The learner's shell in a machine, in a folder of the home. */
export function learnerShell(machine: { id: string; pid: number }, workdir: string): Program {
  const { file, args, env } = enterCommand(machine, {
    user: 'learner',
    cwd: `/home/learner/${workdir}`,
    env: { TERM: 'xterm-256color', COLORTERM: 'truecolor' },
    command: ['bash'],
  });
  return { file, args, env, place: { pid: machine.pid, uid: LEARNER, gid: LEARNER } };
}
