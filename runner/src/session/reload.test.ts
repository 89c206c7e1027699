import { expect, test } from 'vitest';
import { reloadLab } from './reload.ts';
import { LAB } from './testing/lab.ts';
import { PaperPlace } from './testing/place.ts';

const renamed = (edition: string) => ({
  ...LAB,
  edition,
  steps: LAB.steps.map((step, index) => (index === 0 ? { ...step, title: 'Another title' } : step)),
});

async function ready(place: PaperPlace): Promise<string> {
  const { id } = await place.sessions.open('alone', LAB.id);
  await place.untilState(id, 'ready');
  return id;
}

test('a live session gets the new definition, keeps its machine, and its step is asked again by itself', async () => {
  await using place = new PaperPlace();
  const id = await ready(place);
  const machine = place.machineOf(id);
  reloadLab(place.sessions, renamed('two'), []);
  const { steps } = await place.until(id, (view) => view.steps[0]?.state === 'failed');
  expect(steps.map(({ state }) => state)).toEqual(['failed', 'todo', 'todo']);
  expect(place.machineOf(id)).toBe(machine);
  expect(place.sessions.find(id)?.lab.steps[0]?.title).toBe('Another title');
  expect(place.sessions.lab(LAB.id).edition).toBe('two');
});

test('a step that has passed stays passed when its check changes, and how it is now is said', async () => {
  await using place = new PaperPlace();
  const id = await ready(place);
  place.machineOf(id).finish('01-one');
  await place.until(id, (view) => view.steps[0]?.state === 'passed');
  place.machineOf(id).files.delete('/done/01-one');
  reloadLab(place.sessions, renamed('two'), ['01-one']);
  await expect
    .poll(() => place.events.findLast(({ type }) => type === 'toast'))
    .toMatchObject({ toast: { text: 'Step 1 stays passed. As it is now: It is not done.' } });
  expect((await place.until(id, () => true)).steps[0]?.state).toBe('passed');
});

test('a session of another lab is left alone', async () => {
  await using place = new PaperPlace();
  const id = await ready(place);
  reloadLab(place.sessions, { ...renamed('two'), id: '02-other' }, []);
  expect(place.sessions.find(id)?.lab).toBe(LAB);
});
