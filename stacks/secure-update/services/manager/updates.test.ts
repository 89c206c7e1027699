import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadUpdates } from './updates.ts';

const id = '1d3b7a52-7f1e-4c7e-9a35-0a6f2b7c5d11';
const update = {
  id,
  state: 'requested' as const,
  by: 'manager',
  target: 'app',
  url: 'http://file_server:6001/x.zip',
  digest: 'ab',
  digest_alg: 'sha256',
  requested_at: '2026-01-02T03:04:05.678Z',
};

async function folderForTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'updates-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('an update outlives a restart', async () => {
  const folder = await folderForTest();
  await (await loadUpdates(folder)).add(update);
  const again = await loadUpdates(folder);
  expect(again.get(id)).toEqual(update);
  expect(again.open()).toEqual([update]);
});

test('a file that is damaged does not keep the others from being read', async () => {
  const folder = await folderForTest();
  await (await loadUpdates(folder)).add(update);
  await writeFile(join(folder, '2d3b7a52-7f1e-4c7e-9a35-0a6f2b7c5d11.json'), '{"id":');
  expect((await loadUpdates(folder)).open()).toEqual([update]);
});

test('an update that has ended changes no more', async () => {
  const updates = await loadUpdates(await folderForTest());
  await updates.add(update);
  expect(await updates.change(id, { state: 'refused', by: 'verifier', reason: 'wrong digest' })).toBe(true);
  expect(await updates.change(id, { state: 'applying', by: 'updater' })).toBe(false);
  expect(updates.get(id)).toMatchObject({ state: 'refused', by: 'verifier', ended_at: expect.any(String) as string });
  expect(updates.open()).toEqual([]);
});

test('an update that nobody ordered is not made by a change', async () => {
  const updates = await loadUpdates(await folderForTest());
  expect(await updates.change(id, { state: 'applying', by: 'updater' })).toBe(false);
  expect(updates.get(id)).toBeUndefined();
});

test('changes that come at once are all written, the last one last', async () => {
  const folder = await folderForTest();
  const updates = await loadUpdates(folder);
  await updates.add(update);
  await Promise.all(
    ['downloader', 'storage', 'verifier', 'updater'].map((by) => updates.change(id, { state: 'verifying', by })),
  );
  expect((await loadUpdates(folder)).get(id)).toMatchObject({ state: 'verifying', by: 'updater' });
});
