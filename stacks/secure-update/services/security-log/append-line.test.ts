import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { appendLine } from './append-line.ts';

test('a log that has grown large is put aside, and what was put aside before is gone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'log-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'decisions.jsonl');
  for (const line of ['first', 'second', 'third', 'fourth', 'fifth']) await appendLine(file, line, 10);
  expect(await readFile(file, 'utf8')).toBe('fifth\n');
  expect(await readFile(`${file}.1`, 'utf8')).toBe('third\nfourth\n');
});
