import { expect, test } from 'vitest';
import { saveFile } from './files/save.ts';
import { planGoTo } from './plan-go-to.ts';
import { PaperPlace } from './testing/place.ts';
import { back, goTo, restart, startOver, undo } from './verbs.ts';

const steps = (view: { steps: { state: string }[] }) => view.steps.map(({ state }) => state);

async function readySession(place: PaperPlace) {
  const session = await place.sessions.open('alone', '01-try');
  await place.untilState(session.id, 'ready');
  return session;
}

test('start over begins an attempt in a fresh machine; undo brings back machine and results', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  place.machineOf(session.id).finish('01-one');
  await place.until(session.id, ({ checkpoints }) => checkpoints.length === 1);
  await place.sessions.ask(session, startOver);
  expect(session.live.state).toBe('resetting');
  const fresh = await place.until(session.id, ({ attempt, state }) => attempt === 2 && state === 'ready');
  expect(steps(fresh)).toEqual(['todo', 'todo', 'todo']);
  expect(fresh.undo).toMatchObject({ label: 'start over', until: '2026-11-21T14:00:00.000Z' });
  expect(place.machineOf(session.id).files.size).toBe(0);
  expect(place.machines.running.size).toBe(1);
  await place.sessions.ask(session, undo);
  const returned = await place.until(session.id, ({ attempt, state }) => attempt === 1 && state === 'ready');
  expect(steps(returned)).toEqual(['passed', 'todo', 'todo']);
  expect(place.machineOf(session.id).files.has('/done/01-one')).toBe(true);
  expect(returned.undo?.label).toBe('undo of start over');
});

test('going to a step does the steps before it, marks them skipped, and undo takes the marks back', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  await place.sessions.ask(session, (asked) => goTo(asked, '03-three'));
  const there = await place.until(session.id, ({ state, undo: offered }) => state === 'ready' && offered !== null);
  expect(steps(there)).toEqual(['skipped', 'skipped', 'todo']);
  expect([...place.machineOf(session.id).files.keys()]).toEqual(['/done/01-one', '/done/02-two']);
  await place.sessions.ask(session, undo);
  await place.until(session.id, (view) => view.state === 'ready' && steps(view).every((state) => state === 'todo'));
  expect(place.machineOf(session.id).files.size).toBe(0);
});

test('what going to a step would do can be known before: where it starts, what it does, what counts as skipped', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  expect(planGoTo(session, '03-three')).toEqual({
    step: '03-three',
    from: { kind: 'start', step: null, at: null },
    doing: ['01-one', '02-two'],
    skipped: ['01-one', '02-two'],
    keptUntil: '2026-11-21T14:00:00.000Z',
  });
  place.machineOf(session.id).finish('01-one');
  await place.until(session.id, ({ checkpoints }) => checkpoints.length === 1);
  expect(planGoTo(session, '02-two')).toMatchObject({
    from: { kind: 'own', step: '01-one', at: '2026-11-21T12:00:00.000Z' },
    doing: [],
    skipped: [],
  });
  await place.sessions.ask(session, (asked) => goTo(asked, '03-three'));
  await place.until(session.id, ({ state, undo: offered }) => state === 'ready' && offered !== null);
  expect(planGoTo(session, '03-three')).toMatchObject({ from: { kind: 'lab', step: '02-two', at: null }, doing: [] });
  expect(() => planGoTo(session, '09-nine')).toThrow('The lab has no such step');
});

test('going back brings the machine of that moment and keeps the results', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  place.machineOf(session.id).finish('01-one');
  const { checkpoints } = await place.until(session.id, ({ checkpoints: kept }) => kept.length === 1);
  await saveFile(session, { path: 'later', content: 'x' });
  await place.sessions.ask(session, (asked) => back(asked, checkpoints[0]?.id ?? ''));
  const view = await place.until(session.id, ({ state, undo: offered }) => state === 'ready' && offered !== null);
  expect(steps(view)).toEqual(['passed', 'todo', 'todo']);
  expect(place.machineOf(session.id).files.has('/home/learner/later')).toBe(false);
  expect(() => back(session, 'c-0000000000')).toThrow('This moment is no longer kept.');
});

test('a verb that is asked twice happens once, and another one meanwhile is told to wait', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  const gate = Promise.withResolvers<void>();
  place.machines.beforeCreate = () => gate.promise;
  await Promise.all([place.sessions.ask(session, startOver), place.sessions.ask(session, startOver)]);
  await expect(place.sessions.ask(session, restart)).rejects.toThrow('The machine is not ready yet.');
  gate.resolve();
  expect((await place.untilState(session.id, 'ready')).attempt).toBe(2);
});

test('when the new machine does not come, the old one goes on and the page is told', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  await saveFile(session, { path: 'mine', content: 'x' });
  place.machines.beforeCreate = () => Promise.reject(new Error('no memory'));
  await place.sessions.ask(session, startOver);
  const view = await place.untilState(session.id, 'ready');
  expect(view.attempt).toBe(1);
  expect(place.machineOf(session.id).files.has('/home/learner/mine')).toBe(true);
  await expect
    .poll(() => place.events.some((event) => event.type === 'problem' && event.problem.name === 'our-fault'))
    .toBe(true);
});

test('what undo brings back does not make room for what it leaves behind', async () => {
  await using place = new PaperPlace({ checkpointBytes: 1000 });
  const session = await readySession(place);
  await place.sessions.ask(session, startOver);
  await place.until(session.id, ({ attempt, state }) => attempt === 2 && state === 'ready');
  place.now += 1000;
  await place.sessions.ask(session, undo);
  await place.until(session.id, ({ attempt, state }) => attempt === 1 && state === 'ready');
});

test('old undo moments make room, passed steps stay', async () => {
  await using place = new PaperPlace({ checkpointBytes: 2500 });
  const session = await readySession(place);
  place.machineOf(session.id).finish('01-one');
  await place.until(session.id, ({ checkpoints }) => checkpoints.length === 1);
  for (const target of ['02-two', '01-one']) {
    place.now += 1000;
    await place.sessions.ask(session, (asked) => goTo(asked, target));
    await place.untilState(session.id, 'ready');
  }
  const { checkpoints } = await place.until(session.id, () => true);
  expect(checkpoints.map(({ label, kept }) => [label, kept])).toEqual([
    ['step 1 passed', true],
    ['before go to step 2', false],
    ['before go to step 1', true],
  ]);
});
