import { setTimeout as delay } from 'node:timers/promises';
import type { Event } from '@stackyard/protocol/frame';
import { Guest } from './client/guest.ts';
import { Wire } from './client/wire.ts';
import { prepareGround } from './ground.ts';
import { checkAsked } from '../session/checking.ts';
import { toSession } from '../session/view.ts';
import { openPlace } from './place.ts';
import { slowest } from './verdict/slowest.ts';
import { stepTable, type StepFigures } from './verdict/step-table.ts';
import { WatchPage } from './verdict/watch-page.ts';

/**
 * `bench verdict`: for each step of lab 01, on one real machine that is walked through it, the time from the shell’s mark that a command
 * ended to the verdict on the events’ WebSocket: while findings fail, and when all hold. `--rounds N` commands each.
 */
const PAUSE_MS = [700, 1700] as const;
const VERDICT_WITHIN_MS = 15_000;
const SOLVED_WITHIN_MS = 60_000;

await using ground = await prepareGround(8);
await using place = await openPlace(ground);
const { lab, parts, database, sessions } = place;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

say('starting a machine');
const guest = await Guest.at(place.origin);
using page = await WatchPage.open(guest);
const session = await guest.startLab(lab.id);
const found = sessions.find(session.id);
const [terminal] = session.terminals;
if (!found?.machine || !terminal) throw new Error('the session has no machine, or no terminal');
const [live, machine] = [found, found.machine];
const { address, headers } = guest.lineTo(session, terminal);
const wire = new Wire(address, headers);
await wire.greeted;

const isEnd = (event: Event): boolean => event.type === 'command' && event.state === 'ended';
const isVerdict = (step: string, passed: boolean, before: string | null) => (event: Event) => {
  if (event.type !== 'session') return false;
  const found = event.session.steps.find(({ id }) => id === step);
  return passed ? found?.state === 'passed' : (found?.verdict?.at ?? before) !== before;
};
const verdictOf = (step: string) => toSession(live).steps.find(({ id }) => id === step)?.verdict ?? null;
const check = async (step: string) => {
  await checkAsked(live, step);
  return toSession(live).steps.find(({ id }) => id === step);
};

/** Types a command that does nothing, and gives the ms from its end to the verdict: endless where none came in time, null where it came before, by itself. */
async function one(step: string, passes: boolean): Promise<number | null> {
  const [least, most] = PAUSE_MS;
  await delay(least + Math.random() * (most - least));
  // what an earlier change brought has to be over: a learner's command comes into a machine at rest
  for (const { done } of live.checks.values()) await done;
  const before = verdictOf(step)?.at ?? null;
  if (passes) database.prepare('DELETE FROM result WHERE step = ?').run(step);
  const ended = page.when(isEnd, VERDICT_WITHIN_MS);
  const told = page.when(isVerdict(step, passes, before), VERDICT_WITHIN_MS);
  wire.type('true\r');
  const [from, to] = [await ended, await told];
  if (from === null) throw new Error(`${step}: no command ended within ${VERDICT_WITHIN_MS / 1000} s`);
  if (to === null) return Number.POSITIVE_INFINITY;
  return to > from ? to - from : null;
}

async function several(step: string, passes: boolean): Promise<number[]> {
  const took: number[] = [];
  for (let round = 1; round <= ground.rounds; round++) {
    const ms = await one(step, passes);
    if (ms !== null) took.push(ms);
  }
  return took;
}

const figures: StepFigures[] = [];
for (const { id } of lab.steps) {
  say(`${id}: while findings fail`);
  await check(id);
  const failing = await several(id, false);
  say(`${id}: doing it`);
  await parts.solve({
    lab: live.lab,
    step: id,
    machine,
    seed: live.live.attempt.seed,
    signal: live.abort.signal,
  });
  const deadline = performance.now() + SOLVED_WITHIN_MS;
  for (let state = ''; state !== 'passed'; state = (await check(id))?.state ?? '') {
    if (performance.now() > deadline)
      throw new Error(`${id} did not pass within ${SOLVED_WITHIN_MS / 1000} s: ${JSON.stringify(verdictOf(id))}`);
    await delay(500);
  }
  say(`${id}: when all hold`);
  const holding = await several(id, true);
  const took = verdictOf(id)?.tookMs ?? Number.NaN;
  const alone = await slowest({ lab, step: id, machine: place.machineOf(machine), seed: live.live.attempt.seed }, 2);
  figures.push({ step: id, failing, holding, took, slowest: alone });
  say(stepTable(figures.slice(-1)).split('\n', 2)[1] ?? '');
}
wire.socket.terminate();
await sessions.end(live);
process.stdout.write(`${stepTable(figures)}\n`);
