import type { Verdict } from '@stackyard/protocol/verdict';
import type { Wait } from '../check/settle.ts';
import type { Played } from '../check/solve.ts';
import type { Lab, Step } from '../lab/lab.ts';
import type { Machine } from '../machine/machine.ts';
import type { Clock } from './clock.ts';

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
