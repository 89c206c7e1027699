import type { Machine } from '../machine/machine.ts';

/** The part of a machine that probes reach. */
export type Probed = Pick<Machine, 'id' | 'pid' | 'address' | 'docker' | 'exec'>;
