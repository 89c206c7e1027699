import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createBlobs } from './blobs.ts';

async function folderForTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'blobs-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('what was written is read, the second time what was written second', async () => {
  const blobs = createBlobs(await folderForTest());
  const id = randomUUID();
  expect(await blobs.has(id)).toBe(false);
  await blobs.write(id, Buffer.from('first'));
  expect(await blobs.has(id)).toBe(true);
  await blobs.write(id, Buffer.from('second'));
  expect(await blobs.read(id)).toEqual(Buffer.from('second'));
});

test.each(['../../etc/passwd', '/etc/passwd', '', 'x; touch /tmp/p'])('the name %j is refused', async (name) => {
  const blobs = createBlobs(await folderForTest());
  await expect(blobs.read(name)).rejects.toThrow(/named by the id/);
  await expect(blobs.write(name, Buffer.from('x'))).rejects.toThrow(/named by the id/);
});

test('of many files the newest ten stay', async () => {
  const folder = await folderForTest();
  const blobs = createBlobs(folder);
  const ids = Array.from({ length: 12 }, () => randomUUID());
  for (const id of ids) await blobs.write(id, Buffer.from(id));
  expect(await readdir(folder)).toHaveLength(10);
});
