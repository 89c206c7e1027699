import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import { ENGINE_ROOT } from '../docker/engine.ts';
import { quantile } from './figures.ts';
import { openOwnRunner } from './own-runner.ts';
import { cuts, interruptBeside, stall, type Stall } from './terminal/hardships.ts';
import { openOurs } from './terminal/ours.ts';
import { measurePrompts } from './terminal/prompts.ts';
import { outsideMachines } from './terminal/processes.ts';
import { host, section, targets, type Line } from './terminal/report.ts';
import { measureRound, nothingSeen, type Seen } from './terminal/rounds.ts';
import type { Subject } from './terminal/subject.ts';
import { startTtyd, startTtydInMachine } from './terminal/ttyd.ts';
import { startWetty } from './terminal/wetty.ts';

/**
 * `bench terminal`, in a container like the runner’s: our terminals beside ttyd’s and wetty’s, in turns, through their
 * WebSockets. Ours are those of a runner and a pty host of its own, so that nobody’s session is disturbed. `--rounds N`
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '10' },
    engine: { type: 'string', default: '' },
  },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1 || rounds > 100)
  throw new Error(`--rounds: expected a whole number from 1 to 100, got ${values.rounds}`);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const { root } = loadConfig();
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
say('a runner of its own, ttyd and wetty');
await using runner = await openOwnRunner(root, '01-secure-update', 1);
await using ours = await openOurs(runner.origin, `Stackyard ${version}`, () => outsideMachines(runner.pid));
await using ttydInMachine = await startTtydInMachine(ours, `${ENGINE_ROOT}/run/stackyard/docker.sock`);
await using ttyd = await startTtyd();
await using wetty = await startWetty();

const subjects: Subject[] = [ours, ttydInMachine, ttyd, wetty];
const seen = new Map<Subject, Seen>(subjects.map((subject) => [subject, nothingSeen(subject)]));
for (let round = 1; round <= rounds; round++) {
  for (const subject of subjects) {
    say(`round ${round} of ${rounds}: ${subject.name}`);
    await measureRound(seen.get(subject) ?? nothingSeen(subject));
  }
}

say('first prompts of ours, with a shell started ahead and without');
const prompts = await measurePrompts(ours, rounds * 3);
const stalls = new Map<Subject, Stall>();
for (const subject of subjects) {
  say(`a viewer that stops reading: ${subject.name}`);
  stalls.set(subject, await stall(subject));
}
say('Ctrl-C beside a viewer that stopped reading');
const interrupts: number[] = [];
for (let round = 0; round < 10; round++) interrupts.push(await interruptBeside(ours));
say('ten cuts in a flood');
const uncut = await cuts(ours);

const of = (subject: Subject): Seen => seen.get(subject) ?? nothingSeen(subject);
const lines = (key: 'echoMs' | 'promptMs' | 'megabytesPerSecond' | 'cpuSecondsPer100Mb' | 'memoryMb'): Line[] =>
  subjects.map((subject) => ({ name: subject.name, values: of(subject)[key], load: of(subject).load }));
const ratio = (key: 'echoMs' | 'megabytesPerSecond' | 'cpuSecondsPer100Mb', other: Subject): number =>
  quantile(of(ours)[key], 0.5) / quantile(of(other)[key], 0.5);
const stalled = stalls.get(ours);

process.stdout.write(
  [
    `${host()}\n${subjects.map((subject) => subject.version).join(' · ')}\n`,
    section('Key echo, ms', lines('echoMs')),
    section('First prompt, ms', [
      ...lines('promptMs').filter(({ name }) => name !== ours.name),
      { name: `${ours.name}, the lab’s first`, values: prompts.first, load: of(ours).load },
      { name: `${ours.name}, shell started ahead`, values: prompts.ahead, load: of(ours).load },
      { name: `${ours.name}, new shell`, values: prompts.fresh, load: of(ours).load },
    ]),
    section('Bulk output, MB/s', lines('megabytesPerSecond')),
    section('Processor time of all server processes, s per 100 MB', lines('cpuSecondsPer100Mb')),
    section('Memory of the servers per terminal, MB', lines('memoryMb')),
    ...subjects.map((subject) => {
      const { grewMb, whole } = stalls.get(subject) ?? { grewMb: Number.NaN, whole: false };
      return `A viewer that stops reading for 6 s of 189 MB, ${subject.name}: the servers grow by ${grewMb.toFixed(0)} MB, ${whole ? 'every byte comes' : 'bytes are LOST'}`;
    }),
    '',
    section('Ctrl-C by another viewer meanwhile, to the prompt, ms', [
      { name: ours.name, values: interrupts, load: of(ours).load },
    ]),
    targets([
      {
        what: 'key echo p50 ÷ ttyd, docker exec',
        value: ratio('echoMs', ttydInMachine),
        unit: '',
        limit: { most: 0.5 },
      },
      { what: 'key echo p50 ÷ ttyd, local shell', value: ratio('echoMs', ttyd), unit: '', limit: { most: 1.4 } },
      {
        what: 'bulk output ÷ ttyd, local shell',
        value: ratio('megabytesPerSecond', ttyd),
        unit: '',
        limit: { least: 1.3 },
      },
      { what: 'its processor time ÷ ttyd’s', value: ratio('cpuSecondsPer100Mb', ttyd), unit: '', limit: { most: 0.8 } },
      { what: 'first prompt, new shell', value: quantile(prompts.fresh, 0.5), unit: 'ms', limit: { most: 15 } },
      {
        what: 'first prompt, shell started ahead',
        value: quantile(prompts.ahead, 0.5),
        unit: 'ms',
        limit: { most: 5 },
      },
      {
        what: 'growth with a viewer that stops reading',
        value: stalled?.grewMb ?? Number.NaN,
        unit: 'MB',
        limit: { most: 20 },
      },
      {
        what: 'its stream comes without a gap',
        value: stalled?.whole === true ? 0 : 1,
        unit: 'gaps',
        limit: { most: 0 },
      },
      { what: 'Ctrl-C by another viewer, p95', value: quantile(interrupts, 0.95), unit: 'ms', limit: { most: 100 } },
      { what: 'ten cuts in a flood', value: uncut ? 0 : 1, unit: 'gaps', limit: { most: 0 } },
    ]),
  ].join('\n'),
);
