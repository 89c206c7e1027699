import { resolve } from 'node:path';
import type { ArgsDef, ParsedArgs } from 'citty';
import { hostProblem } from '../host/problems.ts';
import type { ProveOptions } from '../prove/prove-lab.ts';

/** What `prove` takes, on the host and in the runner’s container. */
export const proveArguments = {
  names: {
    type: 'positional',
    required: false,
    description: 'Labs or steps: 01, 01/02, 01-secure-update/02-ship-an-update; none: every lab',
  },
  seed: { type: 'string', default: 'prove', description: 'Seed from which the learner’s parameters are drawn' },
  seeds: { type: 'string', default: '1', description: 'Prove with so many seeds; the others are made of the first' },
  repeat: {
    type: 'string',
    default: '1',
    description: 'Run each trial so many times, to find those that do not always hold',
  },
  jobs: { type: 'string', description: 'Machines at once; default: what memory and processors allow' },
  json: { type: 'string', description: 'Write the result to this file' },
  junit: { type: 'string', description: 'Write the result to this file as JUnit XML' },
  artifacts: {
    type: 'string',
    description:
      'Keep of each failure in this folder: verdict, output, logs of all containers, a recording of the terminal',
  },
} as const satisfies ArgsDef;

export type ProveArguments = ParsedArgs<typeof proveArguments>;

/** Throws `bad-arguments` for a number that is none. */
export function readOptions(args: ProveArguments): Pick<ProveOptions, 'jobs' | 'seeds' | 'repeat' | 'artifacts'> {
  const seeds = count('seeds', args.seeds);
  return {
    jobs: args.jobs === undefined ? null : count('jobs', args.jobs),
    artifacts: args.artifacts === undefined ? null : resolve(args.artifacts),
    repeat: count('repeat', args.repeat),
    seeds: Array.from({ length: seeds }, (_, index) => (index === 0 ? args.seed : `${args.seed}-${index + 1}`)),
  };
}

const MOST = 1000;

function count(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= MOST) return number;
  throw hostProblem('bad-arguments', {
    message: `--${name} is “${text}”; expected a whole number from 1 to ${MOST}.`,
  });
}
