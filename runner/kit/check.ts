import type { Docker } from './probes/docker.ts';
import type { Exec } from './probes/exec.ts';
import type { Files } from './probes/file.ts';
import type { Http } from './probes/http.ts';
import type { Kafka } from './probes/kafka.ts';
import type { Swarm } from './probes/swarm.ts';
import type { Finding } from './finding.ts';

/** All that a check may ask. Probes look and never change anything; each has a time limit of its own. */
export interface CheckContext {
  /** Asks a port of the machine. */
  readonly http: Http;
  /** Asks the machine’s Docker. */
  readonly docker: Docker;
  /** Runs a command in the machine. */
  readonly exec: Exec;
  /** Reads what the learner wrote; paths are relative to the learner’s home. */
  readonly file: Files;
  /** Reads a topic of a Kafka that runs in the machine. */
  readonly kafka: Kafka;
  /** Asks the swarm that the machine’s Docker may be in. */
  readonly swarm: Swarm;
  /** The lab’s parameters, with this attempt’s draws in them. */
  readonly parameters: Readonly<Record<string, string>>;
  /** One per attempt: what is drawn from it fits this learner alone. */
  readonly attempt: { readonly seed: string };
  readonly signal: AbortSignal;
  /** Says what is being asked now, for the line “Now” under the step, such as “asking the app on port 5000”. */
  say(now: string): void;
}

/**
 * The rule that grades a step: its findings, in the order in which they are shown. Calling it asks nothing yet, so
 * its findings are known before a machine is; what several findings share, they get through `once`.
 */
export type Check = (context: CheckContext) => readonly Finding[];

/** Identity, for the types: `export default defineCheck(({ http }) => [finding('app-answers', async () => …)])`. */
export function defineCheck(check: Check): Check {
  return check;
}

/** A question that several findings share and that is asked once, when the first of them needs it. */
export function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => (asked ??= ask());
}
