import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../store/database.ts';
import { adoptSessions } from './adopt.ts';
import { switchRecording } from './recording.ts';
import { PaperMachines } from './testing/machines.ts';
import { PaperPlace } from './testing/place.ts';
import { restart, startOver, undo } from './verbs.ts';

async function readySession(place: PaperPlace) {
  const session = await place.sessions.open('alone', '01-try');
  await place.untilState(session.id, 'ready');
  return session;
}

const folder = (place: PaperPlace, attempt: number) =>
  join(place.sessions.context.settings.recordings, `alone-01-try-${attempt}`);

test('nothing is recorded until it is asked for; then the page says so, and on again changes nothing', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  expect(place.terminals[0]?.recorded).toEqual([]);
  await switchRecording(session, true);
  await switchRecording(session, true);
  expect(place.terminals[0]?.recorded).toEqual([folder(place, 1)]);
  await place.until(session.id, ({ recording }) => recording);
  await switchRecording(session, false);
  expect(place.terminals[0]?.recorded).toEqual([folder(place, 1), null]);
  await place.until(session.id, ({ recording }) => !recording);
});

test('a new attempt is not recorded; undo brings back one that was', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  await switchRecording(session, true);
  await place.sessions.ask(session, startOver);
  const fresh = await place.until(session.id, ({ attempt, state }) => attempt === 2 && state === 'ready');
  expect(fresh.recording).toBe(false);
  await place.sessions.ask(session, undo);
  const old = await place.until(session.id, ({ attempt, state }) => attempt === 1 && state === 'ready');
  expect(old.recording).toBe(true);
  expect(place.terminals[0]?.recorded).toEqual([folder(place, 1), null, folder(place, 1)]);
});

test('a restart of the machine goes on with the recording', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  await switchRecording(session, true);
  await place.sessions.ask(session, restart);
  await place.until(session.id, ({ state, recording }) => state === 'ready' && recording);
  expect(place.terminals[0]?.recorded).toEqual([folder(place, 1)]);
});

test('the runner after this one, and the next session of the attempt, go on with it', async () => {
  const database = openDatabase(':memory:');
  const machines = new PaperMachines();
  const before = new PaperPlace({ database, machines });
  const session = await readySession(before);
  await switchRecording(session, true);

  await using after = new PaperPlace({ database, machines });
  await adoptSessions(after.sessions);
  expect((await after.untilState(session.id, 'ready')).recording).toBe(true);
  expect(after.terminals[0]?.recorded).toEqual([folder(after, 1)]);
  await before[Symbol.asyncDispose]();

  const adopted = after.sessions.find(session.id);
  if (adopted) await after.sessions.end(adopted);
  const next = await readySession(after);
  expect(next.live.attempt.recording).toBe(true);
  expect(after.terminals[1]?.recorded).toEqual([folder(after, 1)]);
});

test('terminals that cannot record leave the session as it was, and the sign off', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  const [terminals] = place.terminals;
  if (!terminals) throw new Error('a ready session has terminals');
  terminals.record = () => Promise.reject(new Error('the line is down'));
  await expect(switchRecording(session, true)).rejects.toThrow('the line is down');
  expect(session.live.attempt.recording).toBe(false);

  terminals.record = async () => undefined;
  await switchRecording(session, true);
  await place.sessions.ask(session, startOver);
  await place.until(session.id, ({ attempt, state }) => attempt === 2 && state === 'ready');
  terminals.record = () => Promise.reject(new Error('the line is down'));
  await place.sessions.ask(session, undo);
  const old = await place.until(session.id, ({ attempt, state }) => attempt === 1 && state === 'ready');
  expect(old.recording).toBe(false);
  expect(place.events).toContainEqual(expect.objectContaining({ type: 'problem' }));
});

test('what is switched off is off on the page only once nothing is recorded any more', async () => {
  await using place = new PaperPlace();
  const session = await readySession(place);
  await switchRecording(session, true);
  const [terminals] = place.terminals;
  if (!terminals) throw new Error('a ready session has terminals');
  const told = Promise.withResolvers<void>();
  terminals.record = () => told.promise;
  const switched = switchRecording(session, false);
  expect(session.live.attempt.recording).toBe(true);
  told.resolve();
  await switched;
  expect(session.live.attempt.recording).toBe(false);
});
