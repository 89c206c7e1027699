import type { Machine } from '../machine/machine.ts';
import type { Clock } from './clock.ts';
import type { Rig, RigWanted } from './rig.ts';

/** What a lab is proven on. */
export interface Machinery {
  /** Id of the image store. */
  readonly store: string;
  /** How many machines at once this host can bear. */
  readonly room: number;
  /** What was spent without a trial waiting for it. */
  readonly spent: Clock;
  rig: (wanted: RigWanted) => Promise<Rig>;
  /** Removes all that was made. Gives the names of what is still there then. */
  gone: () => Promise<string[]>;
}

/** Where a lab is proven: fresh machines beside the running ones. All that it made is removed at the end. */
export interface Ground extends Machinery, AsyncDisposable {
  /** Work that makes machines rise: as many at once as there are processors, else all of them are late. */
  rise: <T>(work: () => Promise<T>) => Promise<T>;
  /** A machine as the learner whose attempt has this seed finds it at the lab’s start, or as it was when `checkpoint` was kept. */
  fresh: (checkpoint: string | null, seed: string) => Promise<Machine>;
  restart: (machine: Machine) => Promise<Machine>;
  keep: (machine: Machine) => Promise<string>;
  /** Begins to remove it; `gone` waits for it. */
  remove: (machine: Machine) => void;
}
