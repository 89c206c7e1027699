import { setTimeout as delay } from 'node:timers/promises';
import type { Machine } from '../machine/machine.ts';
import { randomId } from '../machine/name.ts';
import { toTable } from './figures.ts';
import { prepareGround, timed } from './ground.ts';

const UP_WITHIN_MS = 90_000;

/** `bench checkpoint`: what keeping a running machine costs, and how soon a machine from what was kept is back. */
await using ground = await prepareGround(5);
const { machines, order, rounds } = ground;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + UP_WITHIN_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`not within ${UP_WITHIN_MS / 1000} s: ${what}`);
    await delay(25);
  }
}

const running = async (machine: Machine): Promise<number> => (await machine.docker.listContainers()).length;
const appAnswers = (machine: Machine): Promise<boolean> =>
  fetch(`http://${machine.address}:5000/`, { signal: AbortSignal.timeout(1000) }).then(
    ({ ok }) => ok,
    () => false,
  );

say('starting the stack of lab 01');
const machine = await machines.create(order);
const up = await machine.exec(['docker', 'compose', 'up', '--detach', '--wait'], {
  cwd: `/home/learner/${order.files[0]?.to ?? ''}`,
  timeoutMs: UP_WITHIN_MS,
});
if (up.code !== 0) throw new Error(`docker compose up ended with code ${up.code}: ${up.stderr.trim()}`);
const containers = await running(machine);

const paused: number[] = [];
const size: number[] = [];
const ready: number[] = [];
const again: number[] = [];
const answers: number[] = [];
for (let round = 1; round <= rounds; round++) {
  say(`round ${round} of ${rounds}`);
  const id = `bench-${randomId(6)}`;
  try {
    const kept = await machines.keep(machine, id);
    paused.push(kept.pausedMs);
    size.push(kept.bytes / 1e6);
    const started = performance.now();
    const back = await timed(() => machines.restore(order, id));
    ready.push(back.ms);
    await until(`${containers} containers running`, async () => (await running(back.value)) === containers);
    again.push(performance.now() - started);
    await until('the app answers', () => appAnswers(back.value));
    answers.push(performance.now() - started);
    await machines.remove(back.value.name);
  } finally {
    await machines.drop(id);
  }
}

process.stdout.write(
  `${toTable([
    { name: 'the machine stands still', values: paused, unit: 'ms', target: 150 },
    { name: 'what is kept', values: size, unit: 'MB' },
    { name: 'machine back, its Docker answers', values: ready, unit: 'ms', target: 2500 },
    { name: `all ${containers} containers run again`, values: again, unit: 'ms' },
    { name: 'the app answers again', values: answers, unit: 'ms' },
  ])}\n`,
);
