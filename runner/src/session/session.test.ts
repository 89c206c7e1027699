import { expect, test } from 'vitest';
import { checkAsked } from './checking.ts';
import { saveFile } from './files/save.ts';
import { watchTime } from './pulse.ts';
import { PaperPlace } from './testing/place.ts';

const states = (place: PaperPlace) =>
  place.events.flatMap((event) => (event.type === 'session' ? [event.session.state] : []));
const steps = (view: { steps: { state: string }[] }) => view.steps.map(({ state }) => state);

async function readySession(place: PaperPlace) {
  const session = await place.sessions.open('alone', '01-try');
  await place.untilState(session.id, 'ready');
  return session;
}

test('two tabs that start the same lab get the same session, and it becomes ready', async () => {
  await using place = new PaperPlace();
  const [one, two] = await Promise.all([
    place.sessions.open('alone', '01-try'),
    place.sessions.open('alone', '01-try'),
  ]);
  expect(two).toBe(one);
  const view = await place.untilState(one.id, 'ready');
  expect(view).toMatchObject({
    attempt: 1,
    startedAt: '2026-11-21T12:00:00.000Z',
    expiresAt: '2026-11-21T16:00:00.000Z',
    idleAt: null,
    problem: null,
  });
  expect(view.terminals).toMatchObject([{ name: 'shell', state: 'live' }]);
  expect(view.ports).toEqual([
    { port: 5000, name: 'App', url: `http://5000-${one.id}.localhost:4321/`, listening: false },
  ]);
  expect(place.machines.running.size).toBe(1);
});

test('past the capacity a session waits in the queue and starts when another one ends', async () => {
  await using place = new PaperPlace({ sessions: 1 });
  const first = await readySession(place);
  const second = await place.sessions.open('neighbour', '01-try');
  await expect.poll(() => second.live.queue).toEqual({ place: 1, estimateSeconds: 4 * 3600 });
  expect(second.live.state).toBe('queued');
  await place.sessions.end(first);
  await expect.poll(() => second.live.state).toBe('ready');
  expect(second.live.queue).toBeNull();
});

test('a check that was asked for shows what it found; a pass stays and its moment is kept', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  await checkAsked(session, '01-one');
  expect(steps(await place.until(session.id, () => true))).toEqual(['failed', 'todo', 'todo']);
  place.machineOf(session.id).finish('01-one');
  const view = await place.until(session.id, ({ checkpoints }) => checkpoints.length === 1);
  expect(steps(view)).toEqual(['passed', 'todo', 'todo']);
  expect(view.checkpoints).toMatchObject([{ step: '01-one', label: 'step 1 passed', kept: true }]);
  place.machineOf(session.id).files.clear();
  await checkAsked(session, '01-one');
  expect(steps(await place.until(session.id, () => true))).toEqual(['passed', 'todo', 'todo']);
});

test('who checks a passed step again is told how it is now; the pass and its verdict stay', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  place.machineOf(session.id).finish('01-one');
  const kept = await place.until(session.id, (view) => view.steps[0]?.state === 'passed');
  const told = () => place.events.flatMap((event) => (event.type === 'toast' ? [event.toast.text] : []));
  await checkAsked(session, '01-one');
  place.machineOf(session.id).files.clear();
  await checkAsked(session, '01-one');
  expect(told()).toEqual(['Step 1 still holds.', 'Step 1 stays passed. As it is now: It is not done.']);
  expect((await place.until(session.id, () => true)).steps[0]).toEqual(kept.steps[0]);
});

test('the verdict is told as soon as it is there, in one message with the end of its check', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  place.events.length = 0;
  await checkAsked(session, '01-one');
  const told = place.events.flatMap((event) => (event.type === 'session' ? [event.session] : []));
  expect(told.map(({ checking }) => checking !== null).at(-1)).toBe(false);
  expect(told.find(({ steps: [first] }) => first?.verdict)?.checking).toBeNull();
});

test('nobody is told of a fault before the first try, and then without asking', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  await expect.poll(() => session.firstLook.has('01-one')).toBe(true);
  place.machineOf(session.id).changed();
  await expect.poll(() => session.checks.size).toBe(0);
  expect(steps(await place.until(session.id, () => true))).toEqual(['todo', 'todo', 'todo']);
  await saveFile(session, { path: 'tried', content: 'x' });
  const view = await place.until(session.id, (now) => now.steps[0]?.state === 'failed');
  expect(view.steps[0]?.verdict?.findings[0]?.found).toBe('a try');
});

test('while a command is still at it nothing is called a fault; when it has ended it is', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  await expect.poll(() => session.firstLook.has('01-one')).toBe(true);
  const [terminals] = place.terminals;
  if (!terminals) throw new Error('no terminals');
  const machine = place.machineOf(session.id);
  terminals.running = true;
  machine.files.set('/home/learner/tried', 'x');
  let looks = 0;
  const examine = place.sessions.context.parts.examine;
  place.sessions.context.parts.examine = (wanted) => {
    looks += 1;
    return examine(wanted);
  };
  machine.changed();
  await expect.poll(() => looks).toBe(1);
  expect(steps(await place.until(session.id, () => true))).toEqual(['todo', 'todo', 'todo']);
  terminals.running = false;
  terminals.wanted.command({ terminal: 't00000', state: 'ended', command: 'make', exitCode: 1 });
  await place.until(session.id, (now) => now.steps[0]?.state === 'failed');
});

test('an idle session is warned, then ended; its machine is kept and the next session goes on from it', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  await saveFile(session, { path: 'mine', content: 'x' });
  place.now += 56 * 60_000;
  watchTime(session);
  expect((await place.until(session.id, () => true)).idleAt).toBe('2026-11-21T13:00:00.000Z');
  session.touch();
  expect(session.live.idleAt).toBeNull();
  place.now += 61 * 60_000;
  watchTime(session);
  const over = await place.untilState(session.id, 'ended');
  expect(over.problem?.name).toBe('session-idle');
  await session.ended;
  expect(place.machines.running.size).toBe(0);
  const next = await readySession(place);
  expect(next.id).not.toBe(session.id);
  expect(place.machineOf(next.id).files.has('/home/learner/mine')).toBe(true);
});

test('a session that ends while the moment of a pass is still being kept keeps both', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  const before = place.machines.kept.size;
  place.machineOf(session.id).finish('01-one');
  await checkAsked(session, '01-one');
  await place.sessions.end(session);
  await expect.poll(() => place.machines.kept.size).toBe(before + 2);
  expect(place.logged).toEqual([]);
});

test('a command that runs, or a page in view, keeps a session from being idle', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  place.now += 2 * 3_600_000;
  const terminals = place.terminals[0];
  if (terminals) terminals.running = true;
  watchTime(session);
  expect([session.live.state, session.live.idleAt]).toEqual(['ready', null]);
});

test('a machine that ends by itself is started again with its files; twice in a minute fails the session', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  await saveFile(session, { path: 'mine', content: 'x' });
  place.machineOf(session.id).gone();
  expect([session.live.state, session.live.doing]).toEqual(['resetting', 'The machine ended; starting it again']);
  await place.untilState(session.id, 'ready');
  expect(place.machineOf(session.id).files.has('/home/learner/mine')).toBe(true);
  place.now += 30_000;
  place.machineOf(session.id).gone();
  expect((await place.untilState(session.id, 'failed')).problem?.name).toBe('machine-gone');
  await session.ended;
  expect(states(place).at(-1)).toBe('failed');
});

test('a session that is ended while its machine is still being made leaves no machine', async () => {
  await using place = new PaperPlace();
  const gate = Promise.withResolvers<void>();
  place.machines.beforeCreate = () => gate.promise;
  const session = await place.sessions.open('alone', '01-try');
  await expect.poll(() => session.live.state).toBe('starting');
  await place.sessions.end(session);
  gate.resolve();
  await expect.poll(() => place.machines.running.size).toBe(0);
  expect(session.live.state).toBe('ended');
});
