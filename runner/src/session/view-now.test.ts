import { expect, test } from 'vitest';
import { PaperPlace } from './testing/place.ts';
import { viewNow } from './view-now.ts';

const VIEW = { at: '2026-11-21T12:00:00Z', table: { columns: [], rows: [] }, why: null };

test('pages that look within a second get one answer, and a new one after it', async () => {
  await using place = new PaperPlace();
  const session = await place.sessions.open('alone', '01-try');
  await place.untilState(session.id, 'ready');
  place.view = VIEW;
  expect(await Promise.all([viewNow(session), viewNow(session)])).toEqual([VIEW, VIEW]);
  expect(place.looked).toBe(1);
  place.now += 1001;
  await viewNow(session);
  expect(place.looked).toBe(2);
});

test('a lab without a view says so', async () => {
  await using place = new PaperPlace();
  const session = await place.sessions.open('alone', '01-try');
  await place.untilState(session.id, 'ready');
  await expect(viewNow(session)).rejects.toMatchObject({ problem: { name: 'no-view' } });
});

test('without a machine there is nothing to look at', async () => {
  await using place = new PaperPlace();
  const session = await place.sessions.open('alone', '01-try');
  await expect(viewNow(session)).rejects.toMatchObject({ problem: { name: 'not-ready' } });
});
