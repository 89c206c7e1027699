import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pidOf } from './processes.ts';
import { Visitor } from './visitor.ts';

const RUNNER = 'runner/src/main.ts';
const BACK_WITHIN_MS = 30_000;
/** Docker waits longer each time before it starts again what ran for less than ten seconds. */
const APART_MS = 10_500;
const KILLS = 3;
const BEGIN = '1\r\n2\r\n';

let visitor: Visitor;

beforeAll(async () => {
  visitor = await Visitor.arrive();
});
afterAll(async () => {
  const session = await visitor.startLab();
  await visitor.ask('DELETE', `/api/sessions/${session.id}`);
});

/** Waits until the runner answers again, and does `meanwhile` all the while. */
async function untilBack(session: string, meanwhile: () => void): Promise<void> {
  const until = performance.now() + BACK_WITHIN_MS;
  for (;;) {
    meanwhile();
    try {
      await visitor.ask('GET', `/api/sessions/${session}`);
      return;
    } catch (fault) {
      if (performance.now() > until) throw fault;
      await delay(100);
    }
  }
}

/** The numbers that a text shows in full lines, and what is left of it. */
function numbersIn(text: string): { numbers: number[]; rest: string } {
  const end = text.lastIndexOf('\n') + 1;
  return { numbers: (text.slice(0, end).match(/\d+(?=\r\n)/g) ?? []).map(Number), rest: text.slice(end) };
}

test(
  'a runner that is killed in the middle of a flood takes no shell, no byte and no line with it',
  async () => {
    const session = await visitor.startLab();
    const terminal = await visitor.openTerminal(session);
    const line = await visitor.line(session, terminal);
    await line.run('', '$ ');
    line.forget();
    line.type('seq 1 1000000000\r');
    await line.shows(BEGIN);
    let rest = '';
    let last = 0;
    /** Counts what has come since, each number one more than the one before it. */
    const count = (): void => {
      const text = last === 0 ? line.text.slice(line.text.indexOf(BEGIN)) : rest + line.text;
      line.forget();
      const seen = numbersIn(text);
      ({ rest } = seen);
      for (const number of seen.numbers) if (number !== (last += 1)) throw new Error(`${number} after ${last - 1}`);
    };
    const tooks: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const pid = pidOf(RUNNER);
      if (pid === undefined) throw new Error('the runner is not there');
      const killedAt = performance.now();
      process.kill(pid, 'SIGKILL');
      count();
      const before = last;
      await delay(500);
      count();
      expect(last, 'numbers that came while no runner was there').toBeGreaterThan(before);
      await untilBack(session.id, count);
      tooks.push(performance.now() - killedAt);
      while (performance.now() - killedAt < APART_MS) {
        await delay(100);
        count();
      }
    }
    console.info(`killed ${KILLS} times, back after ${tooks.map((ms) => `${(ms / 1000).toFixed(1)} s`).join(', ')}`);
    line.type('\x03');
    await line.shows(/\^C[^]*\$ /);
  },
  KILLS * 45_000,
);
