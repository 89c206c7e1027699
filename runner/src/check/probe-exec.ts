import type { Exec } from '@stackyard/kit';
import type { Probed } from './probed.ts';

const TIMEOUT_MS = 5000;

/** Runs commands in a machine, in the lab’s folder unless told otherwise. */
export function probeExec(machine: Probed, workdir: string): Exec {
  return (command, { user = 'learner', cwd = `/home/learner/${workdir}`, env, input, timeoutMs = TIMEOUT_MS } = {}) =>
    machine.exec(command, { user, cwd, timeoutMs, ...(env && { env }), ...(input !== undefined && { input }) });
}
