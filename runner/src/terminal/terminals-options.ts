import type { Problem } from '@stackyard/protocol/problem';
import type { PtyHostLine } from './host/pty-host-line.ts';
import type { Program } from './host/words.ts';

export interface TerminalsOptions<Machine> {
  host: PtyHostLine;
  session: string;
  /** The learner's shell in that machine. */
  shell: (machine: Machine) => Program;
  machine: Machine;
  /** Terminals to open now, where there are none yet. */
  names: readonly string[];
  /** Terminals under the runner before this one, in the order of their tabs. */
  known: readonly { id: string; name: string }[];
  changed(): void;
  command(seen: {
    terminal: string;
    state: 'started' | 'ended';
    command: string | null;
    exitCode: number | null;
  }): void;
  recordingEnded(problem: Problem): void;
  /** Something went wrong that no caller waits for. */
  failed(thrown: unknown): void;
}
