import { join } from 'node:path';
import type { Phase } from '@stackyard/protocol/proof';
import type { Verdict } from '@stackyard/protocol/verdict';
import { examine } from '../check/examine.ts';
import { settle, type Wait } from '../check/settle.ts';
import { playScript, solveStep, type Played } from '../check/solve.ts';
import type { Lab, Step } from '../lab/lab.ts';
import { cgroupUsage } from '../machine/cgroup.ts';
import type { Machine } from '../machine/machine.ts';
import type { Clock } from './clock.ts';
import type { Ground } from './ground.ts';
import { recordedExec } from './recorded.ts';
import { untilUp } from './up.ts';

/** A fresh machine with a clock: all that a trial does goes through it. Disposing removes the machine, behind the caller’s back. */
export interface Rig extends Disposable {
  readonly clock: Clock;
  /** Folder of what its terminal showed; null: not recorded. */
  readonly recordings: string | null;
  /** Of now: a restart makes it another one. */
  machine: () => Machine;
  /** Runs a script of the author as the learner. */
  play: (script: string) => Promise<Played>;
  /** Does a step by its page and its solution. */
  solve: (step: Step) => Promise<Played>;
  /** Examines a step until `holds` holds, and gives the last verdict. */
  look: (step: Step, holds: (verdict: Verdict) => boolean, wait: Wait) => Promise<Verdict>;
  /** Ends every process of the machine and starts it again, as the learner’s restart does; services are up when it returns. */
  restart: () => Promise<void>;
  /** Keeps the machine as it is now and gives the checkpoint’s id. */
  keep: () => Promise<string>;
}

export interface RigWanted {
  lab: Lab;
  seed: string;
  /** Checkpoint to start from; null: the lab’s own start. */
  from: string | null;
  clock: Clock;
  /** Folder for what its terminal shows; null: scripts run without a terminal. */
  recordings: string | null;
}

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
