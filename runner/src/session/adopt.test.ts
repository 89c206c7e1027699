import { expect, test } from 'vitest';
import { openDatabase } from '../store/database.ts';
import { adoptSessions } from './adopt.ts';
import { PaperMachines } from './testing/machines.ts';
import { PaperPlace } from './testing/place.ts';

test('after a crash a running machine is adopted with its results, and its terminals go on', async () => {
  const database = openDatabase(':memory:');
  const machines = new PaperMachines();
  const before = new PaperPlace({ database, machines });
  const session = await before.sessions.open('alone', '01-try');
  await before.untilState(session.id, 'ready');
  before.machineOf(session.id).finish('01-one');
  await before.until(session.id, ({ checkpoints }) => checkpoints.length === 1);
  const stranger = await machines.create({ from: null });

  await using after = new PaperPlace({ database, machines });
  expect(await adoptSessions(after.sessions)).toEqual({ adopted: 1, resumed: 0, closed: 0 });
  const view = await after.untilState(session.id, 'ready');
  expect(view).toMatchObject({ id: session.id, attempt: 1, startedAt: '2026-11-21T12:00:00.000Z' });
  expect(view.steps[0]?.state).toBe('passed');
  expect(view.terminals).toMatchObject([{ name: 'shell', state: 'live', lost: false }]);
  expect(machines.running.has(stranger.name)).toBe(false);
  expect(after.sessions.context.capacity.used).toBe(1);
  await before[Symbol.asyncDispose]();
});

test('a runner that ends while it adopts leaves the terminals known to the next one', async () => {
  const database = openDatabase(':memory:');
  const machines = new PaperMachines();
  const before = new PaperPlace({ database, machines });
  const session = await before.sessions.open('alone', '01-try');
  await before.untilState(session.id, 'ready');
  await before.sessions.get('alone', session.id).terminals?.open('second');
  before.sessions.get('alone', session.id).keep();

  const between = new PaperPlace({ database, machines });
  between.sessions.context.parts.terminals = () => Promise.withResolvers<never>().promise;
  void adoptSessions(between.sessions);
  await expect.poll(() => between.sessions.context.capacity.used).toBe(1);

  await using after = new PaperPlace({ database, machines });
  await adoptSessions(after.sessions);
  expect((await after.untilState(session.id, 'ready')).terminals).toMatchObject([
    { name: 'shell' },
    { name: 'second' },
  ]);
  await before[Symbol.asyncDispose]();
});

test('a session whose machine is gone is closed; the next one goes on with the attempt', async () => {
  const database = openDatabase(':memory:');
  const before = new PaperPlace({ database });
  const session = await before.sessions.open('alone', '01-try');
  await before.untilState(session.id, 'ready');

  await using after = new PaperPlace({ database });
  expect(await adoptSessions(after.sessions)).toEqual({ adopted: 0, resumed: 0, closed: 1 });
  const next = await after.sessions.open('alone', '01-try');
  expect(next.id).not.toBe(session.id);
  expect((await after.untilState(next.id, 'ready')).attempt).toBe(1);
  await before[Symbol.asyncDispose]();
});

test('a session that still waited for its machine waits again', async () => {
  const database = openDatabase(':memory:');
  const before = new PaperPlace({ database });
  before.machines.beforeCreate = () => Promise.withResolvers<void>().promise;
  const session = await before.sessions.open('alone', '01-try');

  await using after = new PaperPlace({ database });
  expect(await adoptSessions(after.sessions)).toEqual({ adopted: 0, resumed: 1, closed: 0 });
  expect((await after.untilState(session.id, 'ready')).id).toBe(session.id);
});
