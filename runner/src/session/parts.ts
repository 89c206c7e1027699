import type { Build, LabFrontmatter } from '@stackyard/protocol/lab';
import type { Problem } from '@stackyard/protocol/problem';
import type { TerminalSummary } from '@stackyard/protocol/session';
import type { Checking, Verdict } from '@stackyard/protocol/verdict';
import type { View } from '@stackyard/protocol/view';
import type { Status } from '@stackyard/protocol/status';
import type { Machine } from '../machine/machine.ts';
import type { Usage } from '../machine/spec.ts';

/** What sessions need of the other parts of the runner, as shapes. The composition root hands in the real ones. */

export interface SessionStep {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly points: number;
}

/** A lab as found on disk, validated and frozen. */
export interface SessionLab {
  readonly id: string;
  readonly minutes: number;
  /** A hash of the lab's own files: what was proven of another edition does not count. */
  readonly edition: string;
  readonly frontmatter: LabFrontmatter;
  readonly steps: readonly SessionStep[];
}

export interface ExecOptions {
  user?: 'learner' | 'root';
  cwd?: string;
  input?: string | Buffer;
  timeoutMs: number;
  maxBytes?: number;
}

export interface ExecResult {
  code: number | null;
  stdout: string;
  stderr: string;
  timedOut: boolean;
  truncated: boolean;
}

export type UsageSeen = Omit<Usage, 'processes'>;

/** One learner's computer, running. `address` is its IPv4 address in the engine. */
export interface SessionMachine {
  readonly name: string;
  readonly address: string;
  exec(command: readonly string[], options: ExecOptions): Promise<ExecResult>;
  /** Starts a command that goes on until it is disposed. */
  stream: Machine['stream'];
  usage(): Promise<UsageSeen>;
}

/** How far something long is, in the learner's words, such as {done: 1, of: 3, what: 'Docker is up'}. */
export interface Progress {
  done: number;
  of: number;
  what: string;
}

interface MachineWanted {
  lab: SessionLab;
  /** The attempt’s seed, from which its parameters are drawn. */
  seed: string;
  /** Image store, from Builds. */
  store: string | null;
  /** Checkpoint to start from; null for the lab's own start. */
  from: string | null;
  /** Nobody waits for it: it gets the processor where others leave it. */
  background?: boolean;
}

export interface Machines {
  create(wanted: MachineWanted): Promise<SessionMachine>;
  /** Ends the machine's processes and starts it again; files and stopped containers stay. */
  restart(machine: SessionMachine): Promise<SessionMachine>;
  remove(machine: SessionMachine): Promise<void>;
  /** After a start of the runner: the running machines among these names, by name; every other machine of ours is removed. */
  adopt(names: ReadonlySet<string>): Promise<Map<string, SessionMachine>>;
  /** Copies the running machine's disk under this checkpoint id (the machine pauses for about 0.1 s). */
  keep(machine: SessionMachine, checkpoint: string): Promise<{ bytes: number }>;
  drop(checkpoint: string): Promise<void>;
  /** The images that the machine has, by name. */
  images(machine: SessionMachine): Promise<{ name: string; id: string }[]>;
  /** Calls back when a container in the machine starts, stops or changes its health, and once if the machine itself ends. */
  watch(machine: SessionMachine, seen: { changed(): void; gone(): void }): Disposable;
  status(): Promise<Pick<Status, 'docker' | 'reserve' | 'freeMemoryMb' | 'freeDiskMb' | 'machineImage'>>;
}

/** A terminal's command, seen by the shell's own marks. */
interface CommandSeen {
  terminal: string;
  state: 'started' | 'ended';
  command: string | null;
  exitCode: number | null;
}

/** The terminals of one session; they outlive sockets and, by `enter`, a change of machine. */
export interface SessionTerminals extends AsyncDisposable {
  list(): TerminalSummary[];
  /** Throws `no-such-terminal`. */
  get(id: string): TerminalSummary;
  /** The Unix socket and path at which a page's line, authorised and before its upgrade to a WebSocket, is joined to the terminal. */
  address(id: string): { socket: string; path: string };
  open(name?: string): Promise<TerminalSummary>;
  close(id: string): Promise<void>;
  /** Starts a new shell in a terminal whose shell has ended. */
  again(id: string): Promise<TerminalSummary>;
  /** Ends all shells and starts new ones in this machine, under the same ids. */
  enter(machine: SessionMachine): Promise<void>;
  /** When a key was last pressed, and whether a command runs in the foreground of any of them. */
  activity(): { lastInputAt: number; running: boolean };
  /** Lets go of them; the shells live on for the next runner. Disposing ends them. */
  leave(): void;
  /**
   * Records what every terminal shows from now on, terminals to come included, into new files of this folder of the data volume
   * (terminal/recording.ts, named by terminal/recording-name.ts); null: no longer. The folder that it records into already changes
   * nothing. Settles once no terminal shows anything more that goes where it went before.
   */
  record(folder: string | null): Promise<void>;
}

export interface TerminalsWanted {
  session: string;
  lab: SessionLab;
  seed: string;
  machine: SessionMachine;
  /** Terminals of this session under the runner before this one. */
  known: readonly { id: string; name: string }[];
  changed(): void;
  command(seen: CommandSeen): void;
  /** A recording ended by itself; the terminal goes on. */
  recordingEnded(problem: Problem): void;
}

export interface CheckWanted {
  lab: SessionLab;
  step: string;
  machine: SessionMachine;
  seed: string;
  signal: AbortSignal;
  progress(now: Checking): void;
}

/** Runs what is asked, one at a time: now, or once things have come to rest. */
interface Watcher extends Disposable {
  poke(): void;
  look(): void;
}

interface Builds {
  of(lab: string): Build;
  /** Settles when the lab's images are there; rejects with the build's problem. */
  ready(lab: string, signal: AbortSignal): Promise<void>;
  changed(listener: (lab: string, build: Build) => void): () => void;
  /** Name of the image store that the lab's machines start with now; checkpoints are valid for it alone. */
  store(lab: string): string | null;
}

export interface Parts {
  labs: ReadonlyMap<string, SessionLab>;
  machines: Machines;
  builds: Builds;
  terminals(wanted: TerminalsWanted): Promise<SessionTerminals>;
  /** Runs a step's check; never throws: what we could not tell is a verdict too. */
  examine(wanted: CheckWanted): Promise<Verdict>;
  /** Asks the lab's view; never throws. Null where the lab has none. */
  look(wanted: Omit<CheckWanted, 'step' | 'progress'>): Promise<View | null>;
  watcher(run: () => Promise<void>): Watcher;
  /** Does a step for the learner by its page's blocks and its solution. */
  solve(wanted: Omit<CheckWanted, 'progress'>): Promise<void>;
}
