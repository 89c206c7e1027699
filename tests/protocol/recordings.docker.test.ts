import { CastEvent, CastHeader, Recording } from '@stackyard/protocol/recording';
import type { Session, TerminalSummary } from '@stackyard/protocol/session';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { Visitor } from './visitor.ts';

let visitor: Visitor;
let session: Session;
let terminal: TerminalSummary;

beforeAll(async () => {
  visitor = await Visitor.arrive();
  session = await visitor.startLab();
});
afterAll(async () => {
  await visitor.ask('DELETE', `/api/sessions/${session.id}`);
});
beforeEach(async () => {
  terminal = await visitor.openTerminal(session);
});
afterEach(async () => {
  await record(false);
  await visitor.closeTerminal(session, terminal);
});

async function record(on: boolean): Promise<void> {
  expect((await visitor.session('POST', `/api/sessions/${session.id}/recording`, { on })).recording).toBe(on);
}

/** The recordings of this test's terminal, the oldest first. */
async function recordings(): Promise<Recording[]> {
  const { text } = await visitor.ask('GET', `/api/sessions/${session.id}/recordings`);
  const all = z.object({ recordings: z.array(Recording) }).parse(JSON.parse(text)).recordings;
  return all.filter(({ name }) => name.includes(terminal.id));
}

/** A recording, strictly read, as header, events and all that it shows. */
async function play({ name }: Recording): Promise<{ header: CastHeader; events: CastEvent[]; text: string }> {
  const { status, text } = await visitor.ask('GET', `/api/sessions/${session.id}/recordings/${name}`);
  expect(status, text).toBe(200);
  const lines = text.split('\n');
  expect(lines.pop()).toBe('');
  const [header, ...events] = lines.map((line): unknown => JSON.parse(line));
  const parsed = events.map((event) => CastEvent.parse(event));
  return {
    header: CastHeader.parse(header),
    events: parsed,
    text: parsed.map(([, kind, data]) => (kind === 'o' ? data : '')).join(''),
  };
}

test('what a terminal shows while recording is on can be played; nothing typed unseen is in it', async () => {
  const line = await visitor.line(session, terminal);
  await line.run('echo before $((1+1))', 'before 2');
  await record(true);
  await line.run('stty -echo; echo ask $((1+1)); read -r word; stty echo; echo "got ${#word} 日本"', 'ask 2');
  await line.run('hunter2', /got 7 /);
  line.tell({ type: 'resize', cols: 91, rows: 27 });
  await line.run('until [ "$(stty size)" = "27 91" ]; do sleep 0.1; done; echo settled $((1+1))', 'settled 2');
  await record(false);
  await line.run('echo after $((1+1))', 'after 2');

  const [recording, ...others] = await recordings();
  if (!recording) throw new Error('nothing was recorded');
  expect(others).toEqual([]);
  const { header, events, text } = await play(recording);
  expect(header).toMatchObject({ version: 2, title: terminal.name });
  expect(text).toContain('got 7 日本\r\n');
  expect(text).toContain('settled 2\r\n');
  expect(text).not.toContain('hunter2');
  expect(text).not.toContain('after 2');
  expect(text, 'what came before recording was asked for').not.toContain('before 2');
  expect(events.filter(([, kind]) => kind === 'r').map(([, , size]) => size)).toEqual(['91x27']);
  expect(recording.seconds).toBe(events.at(-1)?.[0]);
});

test('a flood is recorded whole, and can be fetched while it goes on', async () => {
  await record(true);
  const line = await visitor.line(session, terminal);
  await line.run('seq 1 300000; echo all $((1+1))!', 'all 2!');
  await vi.waitFor(
    async () => {
      const [recording] = await recordings();
      if (!recording) throw new Error('nothing was recorded');
      const { text } = await play(recording);
      const numbers = text.match(/\d+(?=\r\n)/g)?.map(Number) ?? [];
      expect(numbers.length).toBe(300_000);
      expect(numbers.findIndex((number, at) => number !== at + 1)).toBe(-1);
    },
    { timeout: 10_000, interval: 500 },
  );
});

test('switched on again it begins another file', async () => {
  const line = await visitor.line(session, terminal);
  for (const round of [1, 2]) {
    await record(true);
    await line.run(`echo round $((${round}+0))`, `round ${round}\r`);
    await record(false);
  }
  const played = await Promise.all((await recordings()).map(play));
  expect(played.map(({ text }) => text.includes('round 2\r'))).toEqual([false, true]);
});
