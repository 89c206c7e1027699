import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const FRESH = join(import.meta.dirname, 'fresh.ts');

// a process of its own: the tests' own imports are no real ones
test('a module under a new version is read anew, and so is what it imports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fresh-'));
  try {
    writeFileSync(join(folder, 'check.ts'), `import { words } from './shared.ts';\nexport default words;\n`);
    const script = `
      import { writeFileSync } from 'node:fs';
      import { freshUrl } from ${JSON.stringify(FRESH)};
      for (const version of [0, 1, 1, 2]) {
        writeFileSync('shared.ts', 'export const words: string = "' + version + (version === 1 ? Math.random() : '') + '";');
        const { default: words } = await import(freshUrl(process.cwd() + '/check.ts', version).href);
        console.log(words.slice(0, 1));
      }`;
    const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder });
    expect(said.toString().trim().split('\n')).toEqual(['0', '1', '1', '2']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
