import { expect, test } from 'vitest';
import { listProofs } from '../store/proofs.ts';
import { listProven } from '../store/proven.ts';
import { commonEdition } from './edition.ts';
import { dropStaleProven } from './proven.ts';
import { proveAhead } from './prove-ahead.ts';
import { LAB } from './testing/lab.ts';
import { PaperPlace } from './testing/place.ts';
import { goTo } from './verbs.ts';

const never = new AbortController().signal;

test('each step but the last is proven and kept, and the machine is gone', async () => {
  await using place = new PaperPlace();
  await proveAhead(place.sessions.context, LAB, never);
  expect(listProven(place.database)).toHaveLength(2);
  expect(place.machines.running.size).toBe(0);
  expect([...place.machines.kept.values()].map((files) => [...files.keys()])).toEqual([
    ['/done/01-one'],
    ['/done/01-one', '/done/02-two'],
  ]);
});

test('what passed is on record as proven here, with the images it was proven with', async () => {
  await using place = new PaperPlace();
  await proveAhead(place.sessions.context, LAB, never);
  const proofs = listProofs(place.database, { lab: LAB.id, edition: commonEdition(LAB, 'store-1') });
  expect(proofs.map(({ step, by, refused }) => `${step} ${by} ${refused}`)).toEqual([
    '01-one runner 0',
    '02-two runner 0',
  ]);
  expect(proofs[0]).toMatchObject({
    at: '2026-11-21T12:00:00.000Z',
    store: 'store-1',
    images: [{ name: 'stackyard/try:latest', id: 'sha256:1' }],
  });
});

test('what is proven once is not proven again, and a later start goes on from there', async () => {
  await using place = new PaperPlace();
  const { context } = place.sessions;
  await proveAhead(context, { ...LAB, steps: LAB.steps.slice(0, 2) }, never);
  expect(listProven(place.database)).toHaveLength(1);
  await proveAhead(context, LAB, never);
  expect(listProven(place.database)).toHaveLength(2);
  const before = place.machines.made;
  await proveAhead(context, LAB, never);
  expect(place.machines.made).toBe(before);
});

test('a learner who goes to a step gets the machine that was proven, and no step is done anew', async () => {
  await using place = new PaperPlace();
  await proveAhead(place.sessions.context, LAB, never);
  const kept = place.machines.kept.size;
  const session = await place.sessions.open('alone', LAB.id);
  await place.untilState(session.id, 'ready');
  await place.sessions.ask(session, (asked) => goTo(asked, '03-three'));
  await place.until(session.id, ({ state, undo }) => state === 'ready' && undo !== null);
  expect([...place.machineOf(session.id).files.keys()]).toEqual(['/done/01-one', '/done/02-two']);
  // one more: what undo brings back
  expect(place.machines.kept.size).toBe(kept + 1);
});

test('where only an earlier step is proven, a learner starts from it and the rest is done', async () => {
  await using place = new PaperPlace();
  await proveAhead(place.sessions.context, { ...LAB, steps: LAB.steps.slice(0, 2) }, never);
  const session = await place.sessions.open('alone', LAB.id);
  await place.untilState(session.id, 'ready');
  await place.sessions.ask(session, (asked) => goTo(asked, '03-three'));
  await place.until(session.id, ({ state, undo }) => state === 'ready' && undo !== null);
  expect([...place.machineOf(session.id).files.keys()]).toEqual(['/done/01-one', '/done/02-two']);
  expect(listProven(place.database)).toHaveLength(2);
});

test('another edition of the lab drops what was proven of this one', async () => {
  await using place = new PaperPlace();
  await proveAhead(place.sessions.context, LAB, never);
  await dropStaleProven(place.sessions.context, { ...LAB, edition: 'e-2' });
  expect(listProven(place.database)).toEqual([]);
  expect(place.machines.kept.size).toBe(0);
});

test('a lab whose parameters are drawn for each attempt is not proven ahead', async () => {
  await using place = new PaperPlace();
  const drawn = { ...LAB, frontmatter: { ...LAB.frontmatter, parameters: { tag: '{tag:4}' } } };
  await proveAhead(place.sessions.context, drawn, never);
  expect(place.machines.made).toBe(0);
});
