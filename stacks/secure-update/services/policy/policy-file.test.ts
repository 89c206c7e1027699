import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Reading } from './policy-file.ts';
import { PolicyFile } from './policy-file.ts';

const OPEN = 'rules: [{ from: any, to: any, operation: any }]\n';
const CLOSED = 'rules: []\n';

async function fileForTest(text?: string) {
  const folder = await mkdtemp(join(tmpdir(), 'policy-'));
  const path = join(folder, 'policy.yaml');
  if (text !== undefined) await writeFile(path, text);
  const readings: Reading[] = [];
  const file = await PolicyFile.open(path, (reading) => readings.push(reading));
  onTestFinished(async () => {
    await file[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });
  const within = (check: () => void) => vi.waitFor(check, { timeout: 1000, interval: 20 });
  return { file, path, readings, within };
}

test('a file that is written again is in force within a second', async () => {
  const { file, path, within } = await fileForTest(CLOSED);
  expect(file.policy?.rules).toEqual([]);
  await writeFile(path, OPEN);
  await within(() => expect(file.policy?.rules).toHaveLength(1));
});

test('so is a file that takes the place of another, as editors do it', async () => {
  const { file, path, within } = await fileForTest(CLOSED);
  await writeFile(`${path}~`, OPEN);
  await rename(`${path}~`, path);
  await within(() => expect(file.policy?.rules).toHaveLength(1));
});

test('a faulty one is told, with its place, and the one before stays', async () => {
  const { file, path, readings, within } = await fileForTest(OPEN);
  await writeFile(path, 'rules:\n  - { from: any }\n');
  const faults = () => readings.flatMap((reading) => ('faults' in reading ? reading.faults : []));
  await within(() => expect(faults()).toHaveLength(2));
  expect(faults().join('\n')).toMatch(/^policy.yaml:2:5 to is missing.*\npolicy.yaml:2:5 operation is missing/);
  expect(file.policy?.rules).toHaveLength(1);
});

test('a file that is not there is no policy, until it is', async () => {
  const { file, path, within } = await fileForTest();
  expect(file.policy).toBeNull();
  expect(file.reason).toMatch(/no policy is in force: policy.yaml: ENOENT/);
  await writeFile(path, OPEN);
  await within(() => expect(file.policy?.rules).toHaveLength(1));
});

test('a file that does not change is read once', async () => {
  const { readings } = await fileForTest(OPEN);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(readings).toHaveLength(1);
});
