import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { watchLint } from './watch-lint.ts';

test('a lab that was saved is looked at, another one is not', async () => {
  const cache = join(import.meta.dirname, '../../../.cache');
  mkdirSync(cache, { recursive: true });
  const root = mkdtempSync(join(cache, 'watch-lint-'));
  mkdirSync(join(root, 'labs/01-one'), { recursive: true });
  mkdirSync(join(root, 'labs/02-two'));
  const said: string[] = [];
  const watching = await watchLint(root, ['01-one'], (line) => said.push(line));
  try {
    writeFileSync(join(root, 'labs/02-two/lab.mdx'), '---\ntitle: Two\n---\n');
    writeFileSync(join(root, 'labs/01-one/lab.mdx'), '---\ntitle: One\n---\n');
    await expect.poll(() => said.at(-1), { timeout: 5000 }).toMatch(/^01-one was saved: 1 lab, \d+ rules: [1-9]/);
    expect(said).toContain('  labs/01-one/lab.mdx:1  definition  summary: string ≠ nothing');
    expect(said.join('\n')).not.toContain('02-two');
  } finally {
    await watching[Symbol.asyncDispose]();
    rmSync(root, { recursive: true });
  }
});
