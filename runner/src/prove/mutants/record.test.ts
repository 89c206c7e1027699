import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Lab } from '../../lab/lab.ts';
import { addRecords, addToRecord, readRecord, type LabRecord } from './record.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'record-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const lab = (): Lab => ({ id: '01-lab', dir }) as Lab;
const figures = { digest: 'abc', killed: ['one'], survived: [], equivalent: 0, notNeeded: [] };

test('a record is read as it was written, its steps in their order', async () => {
  const record: LabRecord = { steps: { '02-b': figures, '01-a': figures } };
  await addToRecord(lab(), record);
  const read = await readRecord(lab());
  expect(read).toEqual(record);
  expect(Object.keys(read.steps)).toEqual(['01-a', '02-b']);
});

test('what was measured is laid over the record that is there, lab by lab, and the other steps stay on it', async () => {
  const [from, to] = [join(dir, 'from'), join(dir, 'to')];
  const other = { ...figures, digest: 'def' };
  await addToRecord({ id: '01-lab', dir: join(to, '01-lab') }, { steps: { '01-a': figures, '02-b': figures } });
  await addToRecord({ id: '01-lab', dir: join(from, '01-lab') }, { steps: { '02-b': other } });
  await addRecords(from, to);
  const read = await readRecord({ id: '01-lab', dir: join(to, '01-lab') });
  expect(read).toEqual({ steps: { '01-a': figures, '02-b': other } });
});

test('a lab without a record has none', async () => {
  expect(await readRecord(lab())).toEqual({ steps: {} });
});

test('a record that is none is said, with how to make it anew', async () => {
  writeFileSync(join(dir, 'mutants.json'), '{"steps":{"01-a":{}}}');
  await expect(readRecord(lab())).rejects.toThrow(
    /labs\/01-lab\/mutants.json is no record of mutants.*prove 01-lab --mutants --record labs/s,
  );
  writeFileSync(join(dir, 'mutants.json'), 'oops');
  await expect(readRecord(lab())).rejects.toThrow(/is no record/);
});

test('a record that is a folder is our fault, and is not taken for no record', async () => {
  mkdirSync(join(dir, 'mutants.json'));
  await expect(readRecord(lab())).rejects.toThrow(/EISDIR/);
});
