import { setTimeout as delay } from 'node:timers/promises';
import type { Verdict } from '@stackyard/protocol/verdict';
import { examine } from '../check/examine.ts';
import { probeDocker } from '../check/probe-docker.ts';
import type { Lab, Step } from '../lab/lab.ts';
import type { Machine } from '../machine/machine.ts';

const PAUSE_MS = 700;
const HEALTH_WITHIN_MS = 60_000;

/** Examines a step once, as for a learner whose attempt has this seed. */
export function look(machine: Machine, lab: Lab, step: Step, seed: string): Promise<Verdict> {
  const { parameters, workdir, stack } = lab.frontmatter;
  return examine(step.check, { step: step.id, machine, seed, parameters, workdir, stack });
}

export interface Wait {
  /** How often in a row it has to hold. */
  times: number;
  withinMs: number;
}

/** Examines until `holds` has held `times` in a row, or time is up. Gives the last verdict. */
export async function settle(
  ask: () => Promise<Verdict>,
  holds: (verdict: Verdict) => boolean,
  { times, withinMs }: Wait,
): Promise<Verdict> {
  const deadline = performance.now() + withinMs;
  let inRow = 0;
  for (;;) {
    const verdict = await ask();
    inRow = holds(verdict) ? inRow + 1 : 0;
    if (inRow >= times || performance.now() > deadline) return verdict;
    await delay(PAUSE_MS);
  }
}

/** Waits until no container of the machine is on its way up any more: what a checkpoint held runs again. */
export async function untilUp(machine: Machine): Promise<void> {
  const docker = probeDocker(machine.docker);
  const deadline = performance.now() + HEALTH_WITHIN_MS;
  while (performance.now() < deadline) {
    const containers = await docker.list();
    if (
      containers.every(({ state, health }) => state !== 'restarting' && !(state === 'running' && health === 'starting'))
    )
      return;
    await delay(300);
  }
}
