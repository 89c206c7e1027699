import { join } from 'node:path';
import type { Phase } from '@stackyard/protocol/proof';
import type { Verdict } from '@stackyard/protocol/verdict';
import { examine } from '../check/examine.ts';
import { settle } from '../check/settle.ts';
import { playScript, solveStep } from '../check/solve.ts';
import { cgroupUsage } from '../machine/cgroup.ts';
import type { Machine } from '../machine/machine.ts';
import type { Ground } from './machinery.ts';
import { recordedExec } from './recorded.ts';
import type { Rig, RigWanted } from './rig.ts';
import { untilUp } from './up.ts';

/** Makes a machine for a trial and waits until what ran in it runs again. */
export async function createRig(ground: Ground, { lab, seed, from, clock, recordings }: RigWanted): Promise<Rig> {
  const { parameters, workdir, stack } = lab.frontmatter;
  let machine: Machine | undefined;
  const timed = async <T>(phase: Phase, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const before = await cpuMs(machine);
    try {
      return await work();
    } finally {
      const after = await cpuMs(machine);
      // a restart begins to count anew
      clock.add(phase, { wallMs: performance.now() - began, cpuMs: after < before ? after : after - before });
    }
  };
  const now = (): Machine => {
    if (!machine) throw new Error('the machine of the trial is gone');
    return machine;
  };
  const up = (work: () => Promise<Machine>): Promise<void> =>
    ground.rise(async () => {
      await timed('restore', async () => {
        machine = await work();
      });
      await timed('up', () => untilUp(now()));
    });
  let scripts = 0;
  const nextFile = (): string => join(recordings ?? '', `terminal-${(scripts += 1)}.cast`);
  const hands = (): Pick<Machine, 'exec'> => (recordings === null ? now() : { exec: recordedExec(now(), nextFile) });
  const rig: Rig = {
    clock,
    recordings,
    machine: now,
    play: (script) => timed('doing', () => playScript(hands(), lab, script)),
    solve: (step) => timed('doing', () => solveStep(hands(), lab, step)),
    look: (step, holds, wait) => {
      const ask = (): Promise<Verdict> =>
        examine(step.check, { step: step.id, machine: now(), seed, parameters, workdir, stack });
      return timed('looking', () => settle(ask, holds, wait));
    },
    restart: () => up(() => ground.restart(now())),
    keep: () => timed('keeping', () => ground.keep(now())),
    [Symbol.dispose]: () => machine && ground.remove(machine),
  };
  try {
    await up(() => ground.fresh(from, seed));
    return rig;
  } catch (error) {
    rig[Symbol.dispose]();
    throw error;
  }
}

/** Processor time of the machine and all in it; 0 where there is none. */
async function cpuMs(machine: Machine | undefined): Promise<number> {
  if (!machine) return 0;
  return cgroupUsage(machine.id).then(
    ({ cpuSeconds }) => cpuSeconds * 1000,
    () => 0,
  );
}
