import type Docker from 'dockerode';
import { run, type RunOptions, type RunResult } from '../docker/run.ts';
import { startStream, type Hear, type Stream } from '../docker/stream.ts';
import { connectMachine } from '../docker/socket-beneath.ts';
import { cgroupUsage } from './cgroup.ts';
import { diskUsage } from './disk.ts';
import { enterCommand, type EnterOptions } from './enter.ts';
import type { Usage } from './spec.ts';

type ExecOptions = Omit<EnterOptions, 'command' | 'env'> & RunOptions;

/** One learner’s computer while it runs: where it is and how to reach into it. It owns nothing; Machines makes and removes it. */
export interface Machine {
  /** Name of its container in the engine, such as m-4f7k2q9x1c. */
  readonly name: string;
  /** Container id. */
  readonly id: string;
  /** First process, in the engine’s process namespace. */
  readonly pid: number;
  /** IPv4 address on the machine’s own network; reachable from the runner only. */
  readonly address: string;
  readonly lab: string;
  readonly store: string | null;
  readonly memoryLimitMb: number;
  /** The machine’s own Docker. */
  readonly docker: Docker;
  /** Runs a command in the machine to its end. Never throws for what the command does. */
  exec: (command: readonly string[], options: ExecOptions) => Promise<RunResult>;
  /** Starts a command that goes on until it is disposed; it must end with its input. */
  stream: (command: readonly string[], options: Hear & { user: 'learner' | 'root' }) => Stream;
  usage: () => Promise<Usage>;
}

/** Label keys of everything in Docker that is ours. */
export const LABEL = {
  name: 'stackyard.name',
  part: 'stackyard.part',
  lab: 'stackyard.lab',
  store: 'stackyard.store',
} as const;

// what `timeout` ends with when it had to end the command, and when it had to kill it
const TIMED_OUT = new Set([124, 137]);

/** Joins a running container of the engine to what the rest of the runner calls a machine. */
export function toMachine(info: Docker.ContainerInspectInfo): Machine {
  const { Id: id, Name, State, Config, HostConfig, NetworkSettings } = info;
  const name = Name.replace(/^\//, '');
  const memoryLimitMb = Math.round((HostConfig.Memory ?? 0) / 1_048_576);
  return {
    name,
    id,
    pid: State.Pid,
    address: Object.values(NetworkSettings.Networks)[0]?.IPAddress ?? '',
    lab: Config.Labels[LABEL.lab] ?? '',
    store: Config.Labels[LABEL.store] || null,
    memoryLimitMb,
    docker: connectMachine(State.Pid),
    exec: async (command, { user, cwd, ...options }) => {
      // ended inside first: what is killed only from outside would go on in the machine
      const limited = ['timeout', '--kill-after=1', `${options.timeoutMs / 1000}s`, ...command];
      const entry = enterCommand(
        { id, pid: State.Pid },
        { command: limited, ...(user && { user }), ...(cwd && { cwd }), ...(options.env && { env: options.env }) },
      );
      const result = await run(entry.file, entry.args, {
        ...options,
        env: entry.env,
        timeoutMs: options.timeoutMs + 3000,
      });
      return { ...result, timedOut: result.timedOut || TIMED_OUT.has(result.code ?? 0) };
    },
    stream: (command, { user, ...hear }) => {
      const { file, args, env } = enterCommand({ id, pid: State.Pid }, { command, user });
      return startStream(file, args, env, hear);
    },
    usage: async () => {
      const [group, disk] = await Promise.all([cgroupUsage(id), diskUsage(name)]);
      return { ...group, memoryLimitMb, diskMb: disk.usedMb, diskLimitMb: disk.sizeMb };
    },
  };
}
