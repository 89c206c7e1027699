import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Line } from './line.ts';
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

/** Tries as a page does, until the runner is there again. */
async function again(open: () => Promise<Line>): Promise<Line> {
  const until = performance.now() + BACK_WITHIN_MS;
  for (;;) {
    try {
      return await open();
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
  'a runner that is killed in the middle of a flood takes no shell and no byte with it',
  async () => {
    const session = await visitor.startLab();
    const terminal = await visitor.openTerminal(session);
    let line = await visitor.line(session, terminal);
    await line.run('', '$ ');
    line.forget();
    line.type('seq 1 1000000000\r');
    await line.shows(BEGIN);
    let rest: string | null = null;
    let last = 0;
    const tooks: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      await line.shows(/\d\r\n/);
      const pid = pidOf(RUNNER);
      if (pid === undefined) throw new Error('the runner is not there');
      const killedAt = performance.now();
      process.kill(pid, 'SIGKILL');
      await line.closed;
      const { seq } = line;
      const seen = numbersIn(rest === null ? line.text.slice(line.text.indexOf(BEGIN)) : rest + line.text);
      ({ rest } = seen);
      for (const number of seen.numbers) if (number !== (last += 1)) throw new Error(`${number} after ${last - 1}`);
      line = await again(() => visitor.line(session, terminal, `&since=${seq}`));
      expect(line.frames[0]).toMatchObject({ type: 'hello', seq, reset: false });
      tooks.push(performance.now() - killedAt);
      await delay(Math.max(0, APART_MS - (performance.now() - killedAt)));
    }
    console.info(`killed ${KILLS} times, back after ${tooks.map((ms) => `${(ms / 1000).toFixed(1)} s`).join(', ')}`);
    line.forget();
    line.type('\x03');
    await line.shows(/\^C[^]*\$ /);
  },
  KILLS * 45_000,
);
