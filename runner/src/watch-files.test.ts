import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { watchFiles } from './watch-files.ts';

async function watched() {
  const folder = mkdtempSync(join(tmpdir(), 'watch-'));
  writeFileSync(join(folder, 'check.ts'), 'one');
  const told: string[][] = [];
  const watching = await watchFiles({
    folders: [folder],
    settleMs: 50,
    changed: (paths) => told.push(paths.map((path) => path.slice(folder.length + 1)).toSorted()),
    failed: (error) => expect.unreachable(String(error)),
  });
  return {
    folder,
    told,
    [Symbol.asyncDispose]: async () => {
      await watching[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true });
    },
  };
}

test('a file that an editor replaces is seen each time', async () => {
  await using files = await watched();
  for (const text of ['two', 'three', 'four']) {
    const before = files.told.length;
    writeFileSync(join(files.folder, 'check.ts~'), text);
    renameSync(join(files.folder, 'check.ts~'), join(files.folder, 'check.ts'));
    await expect.poll(() => files.told.length, { timeout: 3000 }).toBeGreaterThan(before);
    expect(files.told.at(-1)).toEqual(['check.ts']);
  }
});

test('what is saved at once is told at once, folders that are new with it, and what an editor leaves beside is not', async () => {
  await using files = await watched();
  mkdirSync(join(files.folder, 'wrong'));
  writeFileSync(join(files.folder, 'wrong/a.sh'), 'a');
  writeFileSync(join(files.folder, 'check.ts'), 'two');
  writeFileSync(join(files.folder, '.check.ts.swp'), 'x');
  await expect
    .poll(() => files.told.flat(), { timeout: 3000 })
    .toEqual(expect.arrayContaining(['check.ts', 'wrong/a.sh']));
  expect(files.told.flat()).not.toContain('.check.ts.swp');
});
