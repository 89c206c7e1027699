export interface CommandOptions {
  /** `learner` unless told. */
  user?: 'learner' | 'root';
  /** The lab’s folder in the learner’s home unless told. */
  cwd?: string;
  env?: Record<string, string>;
  input?: string;
  /** 5000 unless told. */
  timeoutMs?: number;
}

export interface CommandResult {
  /** null when it was ended by the time limit or a signal. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  /** True when it said more than 1 MiB and the rest was dropped. */
  readonly truncated: boolean;
}

/** Runs a command in the machine, without a shell around it. What it says is the learner’s to forge: prefer other probes where they can tell. */
export type Exec = (command: readonly string[], options?: CommandOptions) => Promise<CommandResult>;
