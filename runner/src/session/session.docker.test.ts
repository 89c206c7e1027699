import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWatcher } from '../check/watcher.ts';
import { loadConfig } from '../config.ts';
import { connectEngine } from '../docker/engine.ts';
import { testMachines, type TestMachines } from '../machine/for-tests.ts';
import { createReserve } from '../machine/reserve.ts';
import { openDatabase, type Database } from '../store/database.ts';
import { testHost, type TestHost } from '../terminal/host/host-for-tests.ts';
import { LinePage } from '../terminal/host/line-for-tests.ts';
import type { PtyHostLine } from '../terminal/host/pty-host-line.ts';
import { machinesForSessions } from '../wiring/machines.ts';
import { terminalsForSessions } from '../wiring/terminals.ts';
import { adoptSessions } from './adopt.ts';
import { readFile } from './files/read.ts';
import { saveFile } from './files/save.ts';
import type { CheckWanted, Parts } from './parts.ts';
import type { Session } from './session.ts';
import { LAB } from './testing/lab.ts';
import { PaperPlace } from './testing/place.ts';
import { goTo, restart, startOver, undo } from './verbs.ts';

const PATIENCE = { timeout: 30_000, interval: 50 };
const lab = {
  ...LAB,
  frontmatter: { ...LAB.frontmatter, stack: 'secure-update', machine: { ...LAB.frontmatter.machine, memoryMb: 512 } },
};

let ground: TestMachines;
let database: Database;
let host: TestHost;
let line: PtyHostLine;

beforeEach(async () => {
  host = await testHost();
  line = host.line();
  ground = await testMachines();
  database = openDatabase(':memory:');
});

afterEach(async () => {
  line[Symbol.dispose]();
  await host[Symbol.asyncDispose]();
  await ground[Symbol.asyncDispose]();
});

/** A place whose machines, terminals and files are the real ones; a step is done when its file lies in the home. */
function realPlace(): PaperPlace {
  const { root, data } = loadConfig();
  const { machines } = ground;
  const reserve = createReserve(machines, 0, () => undefined);
  const real = machinesForSessions({ engine: connectEngine(), machines, reserve, root, data, machineImage: 'none' });
  const place = new PaperPlace({ database, checkpointBytes: 1e9 });
  const store = ground.order().store;
  const parts: Partial<Parts> = {
    labs: new Map([[lab.id, lab]]),
    machines: real,
    builds: { ...place.sessions.context.parts.builds, store: () => store },
    terminals: terminalsForSessions(line, real.find, (thrown) => {
      throw thrown;
    }),
    examine: isDone,
    look: async () => null,
    watcher: (run) => createWatcher(run),
    solve: async ({ machine, step }) =>
      void (await machine.exec(['touch', `/home/learner/${step}`], { user: 'learner', timeoutMs: 5000 })),
  };
  Object.assign(place.sessions.context.parts, parts);
  return place;
}

async function isDone({ machine, step }: Omit<CheckWanted, 'progress'>) {
  const { code } = await machine.exec(['test', '-f', `/home/learner/${step}`], { user: 'learner', timeoutMs: 5000 });
  const outcome = code === 0 ? ('pass' as const) : ('fail' as const);
  return {
    step,
    outcome,
    findings: [{ name: 'file', outcome, headline: outcome }],
    at: new Date().toISOString(),
    tookMs: 1,
  };
}

async function ready(place: PaperPlace): Promise<Session> {
  const session = await place.sessions.open('alone', lab.id);
  await vi.waitFor(() => expect([session.live.state, ...place.logged]).toEqual(['ready']), PATIENCE);
  return session;
}

/** A page that shows the session's first terminal. */
async function pageOf({ terminals }: Session): Promise<LinePage> {
  if (!terminals) throw new Error('no terminal is open');
  return LinePage.open(terminals.address(terminals.list()[0]?.id ?? ''));
}

/** Types a line into the session's first terminal. */
async function type(session: Session, text: string): Promise<void> {
  const page = await pageOf(session);
  page.type(`${text}\r`);
}

const states = (place: PaperPlace, session: Session) =>
  place.until(session.id, () => true).then(({ steps }) => steps.map(({ state }) => state));

test('a command typed in the terminal passes the step by itself; start over and undo swap the machine', async () => {
  await using place = realPlace();
  const session = await ready(place);
  await type(
    session,
    'docker run -d --name mine --restart unless-stopped debian:trixie-slim sleep 1000 && touch ~/01-one',
  );
  await vi.waitFor(async () => expect(await states(place, session)).toEqual(['passed', 'todo', 'todo']), PATIENCE);
  await place.until(session.id, ({ checkpoints }) => checkpoints.length === 1);

  await place.sessions.ask(session, startOver);
  await vi.waitFor(
    () => expect([session.live.state, session.live.attempt.number, ...place.logged]).toEqual(['ready', 2]),
    PATIENCE,
  );
  await expect(readFile(session, '01-one')).rejects.toThrow('There is no such file.');
  expect(session.terminals?.list()).toMatchObject([{ state: 'live', lost: false }]);

  await place.sessions.ask(session, undo);
  await vi.waitFor(
    () => expect([session.live.state, session.live.attempt.number, ...place.logged]).toEqual(['ready', 1]),
    PATIENCE,
  );
  expect((await readFile(session, '01-one')).content).toBe('');
  const containers = () =>
    session.machine?.exec(['docker', 'ps', '--format', '{{.Names}}'], { user: 'root', timeoutMs: 5000 });
  await vi.waitFor(async () => expect((await containers())?.stdout).toBe('mine\n'), PATIENCE);
});

test('going to a step does those before it; a restart keeps files; the end leaves no machine', async () => {
  await using place = realPlace();
  const session = await ready(place);
  await place.sessions.ask(session, (asked) => goTo(asked, '03-three'));
  await vi.waitFor(
    () => expect([session.live.state, session.live.undo?.label]).toEqual(['ready', 'go to step 3']),
    PATIENCE,
  );
  expect(await states(place, session)).toEqual(['skipped', 'skipped', 'todo']);

  await saveFile(session, { path: 'try/deep/note.txt', content: 'kept\n' });
  await place.sessions.ask(session, restart);
  await vi.waitFor(() => expect(session.live.state).toBe('ready'), PATIENCE);
  expect((await readFile(session, 'try/deep/note.txt')).content).toBe('kept\n');

  const name = session.machine?.name ?? '';
  await place.sessions.end(session);
  expect(session.live.state).toBe('ended');
  await expect(connectEngine().getContainer(name).inspect()).rejects.toThrow(/no such container/i);

  const next = await ready(place);
  expect((await readFile(next, 'try/deep/note.txt')).content).toBe('kept\n');
});

test('a file cannot be saved where the learner may not write, nor over a folder', async () => {
  await using place = realPlace();
  const session = await ready(place);
  await type(
    session,
    'ln -s /etc/shadow ~/link; mkdir ~/folder; sudo install -d -o root -m 755 ~/theirs; touch ~/01-one',
  );
  await vi.waitFor(async () => expect((await states(place, session))[0]).toBe('passed'), PATIENCE);
  await expect(saveFile(session, { path: 'theirs/x', content: '' })).rejects.toThrow('The file could not be saved.');
  await expect(saveFile(session, { path: 'folder', content: '' })).rejects.toThrow('This is a folder.');
  await expect(readFile(session, 'link')).rejects.toThrow('You may not read this.');
});

test('after a crash the machine is adopted with what runs in it, and its shell goes on', async () => {
  const before = realPlace();
  const session = await ready(before);
  const name = session.machine?.name;
  await session.machine?.exec(['sh', '-c', 'nohup sleep 4321 > /dev/null 2>&1 &'], {
    user: 'learner',
    timeoutMs: 5000,
  });
  await type(session, 'touch ~/01-one');
  await vi.waitFor(async () => expect((await states(before, session))[0]).toBe('passed'), PATIENCE);
  await before[Symbol.asyncDispose]();

  await using after = realPlace();
  expect(await adoptSessions(after.sessions)).toEqual({ adopted: 1, resumed: 0, closed: 0 });
  const adopted = after.sessions.get('alone', session.id);
  expect(adopted.machine?.name).toBe(name);
  expect(adopted.terminals?.list()).toMatchObject([{ name: 'shell', state: 'live', lost: false }]);
  expect((await states(after, adopted))[0]).toBe('passed');
  expect(
    (await adopted.machine?.exec(['pgrep', '-fx', 'sleep 4321'], { user: 'learner', timeoutMs: 5000 }))?.code,
  ).toBe(0);
  await type(adopted, 'touch ~/02-two');
  await vi.waitFor(async () => expect((await states(after, adopted))[1]).toBe('passed'), PATIENCE);
});

test('a machine that its learner switches off is started again, with its files', async () => {
  await using place = realPlace();
  const session = await ready(place);
  await saveFile(session, { path: 'note.txt', content: 'kept\n' });
  await session.machine?.exec(['pkill', '-TERM', '-o', '.'], { user: 'root', timeoutMs: 5000 });
  await vi.waitFor(() => expect(session.revivedAt).toBeGreaterThan(0), PATIENCE);
  await vi.waitFor(() => expect([session.live.state, ...place.logged]).toEqual(['ready']), PATIENCE);
  expect((await readFile(session, 'note.txt')).content).toBe('kept\n');
  expect(session.terminals?.list()).toMatchObject([{ state: 'live' }]);
});

test('thirty commands a second bring no check sooner than half a second after the one before, and one when they have ended', async () => {
  await using place = realPlace();
  const session = await ready(place);
  const starts: number[] = [];
  let [running, most] = [0, 0];
  place.sessions.context.parts.examine = async (wanted) => {
    starts.push(performance.now());
    running += 1;
    most = Math.max(most, running);
    return isDone(wanted).finally(() => (running -= 1));
  };
  const page = await pageOf(session);
  for (let pressed = 0; pressed < 90; pressed += 1) {
    page.type('true\r');
    await delay(33);
  }
  const after = starts.length;
  page.type('touch ~/01-one\r');
  await vi.waitFor(async () => expect(await states(place, session)).toEqual(['passed', 'todo', 'todo']), PATIENCE);
  const gaps = starts.slice(1).map((at, index) => at - (starts[index] ?? 0));
  expect(after, 'they were looked at while they went on').toBeGreaterThan(2);
  // looks that changes of the machine bring have a pace of their own; nothing changes in it here
  expect(Math.min(...gaps.slice(0, after - 1))).toBeGreaterThanOrEqual(499);
  expect(most, 'one at a time').toBe(1);
});
