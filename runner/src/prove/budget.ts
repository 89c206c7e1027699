/** What the host and the engine leave to themselves. */
const SPARED_MB = 1024;
/** A machine waits for its services half of the time: two for each processor keep it busy. */
const MACHINES_PER_PROCESSOR = 2;

export interface Budget {
  /** Memory that can be had without taking it from anybody. */
  freeMb: number;
  /** Hard limit of one machine. */
  machineMb: number;
  processors: number;
}

/** How many machines at once: as many as the memory holds if each takes all that it may, and no more than keep the processors busy. */
export function machinesAtOnce({ freeMb, machineMb, processors }: Budget): number {
  const byMemory = Math.floor((freeMb - SPARED_MB) / machineMb);
  return Math.max(1, Math.min(byMemory, processors * MACHINES_PER_PROCESSOR));
}
