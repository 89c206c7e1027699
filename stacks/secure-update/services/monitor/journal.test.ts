import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Journal } from './journal.ts';
import { NOTHING_YET } from './progress.ts';

const idOf = (number: number) => `1d3b7a52-7f1e-4c7e-9a35-${String(number).padStart(12, '0')}`;
const after = (...passed: number[]) => ({ ...NOTHING_YET, passed });

async function folderForTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'journal-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('what was added is there after a restart, and after the next', async () => {
  const folder = await folderForTest();
  const first = await Journal.load(folder);
  await first.add(3, idOf(1), after(1));
  await first.add(5, idOf(1), { passed: [1, 2], verdict: 'yes', digest: 'ab' });
  await Journal.load(folder);
  const third = await Journal.load(folder);
  expect(third.get(idOf(1))).toEqual({ passed: [1, 2], verdict: 'yes', digest: 'ab' });
  expect(third.get(idOf(2))).toEqual(NOTHING_YET);
});

test('an id is the same in capitals', async () => {
  const journal = await Journal.load(await folderForTest());
  await journal.add(1, idOf(1).toUpperCase(), after(1));
  expect(journal.get(idOf(1))).toEqual(after(1));
});

test('a message that comes again finds its update as it was before', async () => {
  const folder = await folderForTest();
  const journal = await Journal.load(folder);
  await journal.add(1, idOf(1), after(1));
  await journal.add(2, idOf(1), after(1, 2));
  await journal.rewind(2);
  expect(journal.get(idOf(1))).toEqual(after(1));
  expect((await Journal.load(folder)).get(idOf(1))).toEqual(after(1));
  await journal.rewind(1);
  expect(journal.get(idOf(1))).toEqual(NOTHING_YET);
});

test('a message that comes again after a restart does, too', async () => {
  const folder = await folderForTest();
  const journal = await Journal.load(folder);
  await journal.add(1, idOf(1), after(1));
  await journal.add(2, idOf(1), after(1, 2));
  await Journal.load(folder);
  const again = await Journal.load(folder);
  await again.rewind(2);
  expect(again.get(idOf(1))).toEqual(after(1));
});

test('a line that a power cut left half written is as if it had not been', async () => {
  const folder = await folderForTest();
  const journal = await Journal.load(folder);
  await journal.add(1, idOf(1), after(1));
  await appendFile(join(folder, 'updates.jsonl'), '{"offset":2,"id":"1d3b');
  const next = await Journal.load(folder);
  await next.add(2, idOf(1), after(1, 2));
  expect((await Journal.load(folder)).get(idOf(1))).toEqual(after(1, 2));
});

test('of many updates the newest thousand stay, and one that is still open longer than one that has ended', async () => {
  const folder = await folderForTest();
  const journal = await Journal.load(folder);
  await journal.add(0, idOf(0), after(1));
  for (let number = 1; number <= 5001; number++) await journal.add(number, idOf(number), after(1, 13));
  expect(journal.get(idOf(0))).toEqual(after(1));
  expect(journal.get(idOf(1))).toEqual(NOTHING_YET);
  expect(journal.get(idOf(5000))).toEqual(after(1, 13));
  expect((await readFile(join(folder, 'updates.jsonl'), 'utf8')).split('\n').length).toBeLessThan(1110);
});
