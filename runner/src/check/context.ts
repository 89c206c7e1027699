import { drawParameters, type CheckContext } from '@stackyard/kit';
import type { Probed } from './probed.ts';
import { probeDocker } from './probe-docker.ts';
import { probeExec } from './probe-exec.ts';
import { probeFiles } from './probe-file.ts';
import { probeHttp } from './probe-http.ts';
import { probeKafka } from './probe-kafka.ts';
import { probeSwarm } from './probe-swarm.ts';

export interface ContextOptions {
  machine: Probed;
  /** Of the attempt; what is drawn for this learner comes from it. */
  seed: string;
  /** The lab definition’s parameters, undrawn. */
  parameters: Readonly<Record<string, string>>;
  /** The lab’s folder in the learner’s home. */
  workdir: string;
  /** Compose project of the lab’s stack. */
  stack: string;
  signal: AbortSignal;
  say: (now: string) => void;
}

/** Joins a check to one machine. */
export function createContext({
  machine,
  seed,
  parameters,
  workdir,
  stack,
  signal,
  say,
}: ContextOptions): CheckContext {
  const docker = probeDocker(machine.docker, { remembers: true });
  return {
    http: probeHttp(machine.address, signal),
    docker,
    exec: probeExec(machine, workdir),
    file: probeFiles(machine),
    kafka: probeKafka({ machine, docker, stack }),
    swarm: probeSwarm(machine.docker),
    parameters: drawParameters(parameters, seed),
    attempt: { seed },
    signal,
    say,
  };
}
