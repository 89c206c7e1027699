import { freemem } from 'node:os';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import { arrive, type Learner } from './class/learner.ts';
import { measureStage, stageTable, type Stage } from './class/stage.ts';
import { Guest } from './client/guest.ts';
import { quantile } from './figures.ts';
import { openOwnRunner } from './own-runner.ts';
import { host } from './terminal/report.ts';
import { WatchPage } from './verdict/watch-page.ts';

/**
 * `bench class`: more and more learners, each with a machine, all typing, every second one with the lab’s system running, until
 * a target breaks. `--learners 20` most of them, `--by 5` at a time, `--seconds 30` measured each time.
 */
const { values } = parseArgs({
  options: {
    learners: { type: 'string', default: '20' },
    by: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '30' },
  },
  allowPositionals: true,
});
const [most, by, seconds] = [values.learners, values.by, values.seconds].map(Number) as [number, number, number];
for (const [name, value, limit] of [
  ['--learners', most, 99],
  ['--by', by, most],
  ['--seconds', seconds, 600],
] as const)
  if (!Number.isInteger(value) || value < 1 || value > limit)
    throw new Error(`${name}: expected a whole number from 1 to ${limit}`);

/** An echo later than this is felt as late; a verdict later than this is waited for. */
const TARGETS = { echoMs: 100, verdictMs: 1000 };
const LEAST_FREE_MB = 1500;
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const { root } = loadConfig();

await using runner = await openOwnRunner(root, '01-secure-update', most);
const guest = await Guest.at(runner.origin);
// what all pages together are told is told once for each session
using _pages = await WatchPage.open(guest);
const labs = await guest.labs();
const learners: Learner[] = [];
const stages: Stage[] = [];
let broke: string | null = null;

while (learners.length < most && broke === null) {
  for (const { id } of labs.slice(learners.length, Math.min(most, learners.length + by))) {
    const learner = await arrive(guest, id, learners.length % 2 === 0);
    learners.push(learner);
    say(`learner ${learners.length} of ${most}${learner.hasSystem ? ' with the lab’s system running' : ''}`);
    if (freemem() / 1e6 < LEAST_FREE_MB) broke = `memory, less than ${LEAST_FREE_MB} MB free`;
  }
  say(`${learners.length} learners type for ${seconds} s`);
  const stage = await measureStage(guest, runner.pid, learners, seconds * 1000);
  stages.push(stage);
  if (quantile(stage.echoMs, 0.99) > TARGETS.echoMs) broke ??= `key echo, p99 over ${TARGETS.echoMs} ms`;
  if (quantile(stage.verdictMs, 0.95) > TARGETS.verdictMs) broke ??= `verdicts, p95 over ${TARGETS.verdictMs} ms`;
}

process.stdout.write(
  [
    host(),
    stageTable(stages),
    broke === null
      ? `No target broke up to ${learners.length} learners.`
      : `The first limit, at ${learners.length} learners: ${broke}.`,
    `Targets: key echo p99 ≤ ${TARGETS.echoMs} ms, verdict p95 ≤ ${TARGETS.verdictMs} ms.`,
    '',
  ].join('\n'),
);
