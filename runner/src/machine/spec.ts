/** What a machine is made of; the lab definition says it. Sizes are in MiB. */
export interface MachineSpec {
  flavour: 'docker' | 'kubernetes';
  memoryMb: number;
  cpus: number;
  pids: number;
  diskMb: number;
  egress: boolean;
  /** Nobody waits for it: it gets the processor where others leave it. */
  background?: boolean;
}

/** A folder of the runner that a new machine finds in the learner’s home. */
interface FileSource {
  from: string;
  /** Relative to the home; '' is the home itself. */
  to: string;
}

/** Everything that decides what a new machine is like. Two equal orders give machines that can stand in for each other. */
export interface MachineOrder {
  lab: string;
  spec: MachineSpec;
  /** Id of the image store, from the foundry; null for a machine without images. */
  store: string | null;
  files: readonly FileSource[];
  /** Exported in the learner’s shells. */
  env: Readonly<Record<string, string>>;
}

/** What a machine uses now. CPU time counts up from the machine’s start. */
export interface Usage {
  memoryMb: number;
  memoryLimitMb: number;
  diskMb: number;
  diskLimitMb: number;
  cpuSeconds: number;
  /** Times that the CPU limit held the machine back, counting up. */
  throttled: number;
  processes: number;
}
