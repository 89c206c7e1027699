import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { replaceFile } from './replace-file.ts';

test('a file has its new content, and nothing is left beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'files-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'x.json');
  await replaceFile(file, 'first');
  await replaceFile(file, Buffer.from('second'));
  expect(await readFile(file, 'utf8')).toBe('second');
  expect(await readdir(folder)).toEqual(['x.json']);
});
