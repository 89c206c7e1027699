import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runJob } from '../docker/host-job.ts';
import { labelsOf } from '../docker/host-labels.ts';
import { withExit } from './test-host.ts';
import type { Ground } from './test-setup.ts';
import type { Stage } from './test-stages.ts';
import { tallyOfPlaywright, tallyOfProof, tallyOfVitest, type Tally } from './test-tally.ts';

const IN_CONTAINER = '/tmp/results';

export interface Inside {
  /** what the set-up left; known once it has passed */
  ground: () => Ground;
  /** the installation beside whose runner the tests run */
  name: string;
  results: string;
  env: Record<string, string>;
  /** stacks to be tested; none: all of them */
  stacks: readonly string[];
  show: (text: string) => void;
}

interface Plan {
  name: string;
  title: string;
  minutes: number;
  command: string[];
  /** the report that the command leaves among its results; without one, what it wrote is counted */
  report?: string;
  /** has a network of its own: a browser is disturbed by those that come and go in the engine */
  apart?: boolean;
  /** runs only where it is named: it plays a whole lab twice over */
  onlyNamed?: boolean;
  /** folder whose folders can be asked for alone */
  folder?: string;
  count: (text: string) => Tally;
}

const vitest = (project: string): string[] => [
  'node_modules/vitest/vitest.mjs',
  'run',
  `--project=${project}`,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${IN_CONTAINER}/${project}.json`,
];

const PLANS: Plan[] = [
  {
    name: 'docker',
    title: 'Docker tests',
    minutes: 20,
    command: vitest('docker'),
    report: 'docker.json',
    count: tallyOfVitest,
  },
  {
    name: 'grade',
    title: 'Lab 01, graded whole',
    minutes: 30,
    onlyNamed: true,
    command: vitest('grade'),
    report: 'grade.json',
    count: tallyOfVitest,
  },
  {
    name: 'stacks',
    title: 'The stacks against their checklists',
    minutes: 20,
    command: vitest('stacks'),
    report: 'stacks.json',
    folder: 'tests/stacks',
    count: tallyOfVitest,
  },
  {
    name: 'stories',
    title: 'Stories in a browser',
    minutes: 30,
    command: ['node_modules/@playwright/test/cli.js', 'test'],
    report: 'stories.json',
    apart: true,
    count: tallyOfPlaywright,
  },
  {
    name: 'prove',
    title: 'The labs, proven',
    minutes: 60,
    command: [
      'runner/src/cli/main.ts',
      'prove',
      '--mutants=changed',
      `--json=${IN_CONTAINER}/proof.json`,
      `--junit=${IN_CONTAINER}/proof.xml`,
      `--artifacts=${IN_CONTAINER}/prove`,
    ],
    report: 'proof.json',
    count: tallyOfProof,
  },
];

/** Stages that run beside the engine, in a container with the runner’s namespaces and rights. */
export function insideStages(inside: Inside): Stage[] {
  return PLANS.map((plan) => ({ ...plan, needs: ['setup'], run: (signal) => run(inside, plan, signal) }));
}

async function run(inside: Inside, plan: Plan, signal: AbortSignal): Promise<Tally> {
  const { name, command, report, count, apart, folder } = plan;
  const { docker, image } = inside.ground();
  const only = folder === undefined ? [] : inside.stacks.map((stack) => `${folder}/${stack}/`);
  const job = {
    name: `${inside.name}-${name}`,
    image,
    command: ['node', ...command, ...only],
    env: { STACKYARD_RESULTS: IN_CONTAINER, ...inside.env },
    labels: labelsOf(inside.name, 'browser'),
    like: `${inside.name}-runner`,
    apartFrom: apart ? `${inside.name}-engine` : undefined,
    results: report === undefined ? undefined : { from: IN_CONTAINER, to: inside.results },
  };
  const file = report === undefined ? undefined : join(inside.results, report);
  if (file !== undefined) await rm(file, { force: true });
  let written = '';
  const code = await runJob(docker, job, signal, (text) => {
    written += text;
    inside.show(text);
  });
  return withExit(count(file === undefined ? written : await readFile(file, 'utf8')), code);
}
