import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { packFolder } from './pack-folder.ts';
import { readSubmission } from './submission.ts';

let folder: string;
const said: string[] = [];
const read = (patterns: string[]) =>
  readSubmission(
    packFolder(folder, (line) => said.push(line)),
    patterns,
  );

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'submission-'));
  said.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a folder that is handed in', () => {
  test('is read whole, without what tools keep in it', async () => {
    for (const dir of ['policy', '.git', 'node_modules/x']) mkdirSync(join(folder, dir), { recursive: true });
    writeFileSync(join(folder, 'policy/policy.yaml'), 'rules: []\n');
    writeFileSync(join(folder, 'run.sh'), 'true\n', { mode: 0o755 });
    writeFileSync(join(folder, '.git/config'), '');
    writeFileSync(join(folder, 'node_modules/x/index.js'), '');
    const { files, leftOut } = await read(['**', '.*/**']);
    expect(files.map(({ path, content, executable }) => [path, content.toString(), executable])).toEqual([
      ['policy/policy.yaml', 'rules: []\n', false],
      ['run.sh', 'true\n', true],
    ]);
    expect(leftOut).toEqual([]);
  });

  test('gives nothing of what its links lead to', async () => {
    symlinkSync('/etc/passwd', join(folder, 'answer.json'));
    await expect(read(['answer.json'])).rejects.toThrow('answer.json is a symbolic link; expected a plain file');
    rmSync(join(folder, 'answer.json'));
    symlinkSync('/etc', join(folder, 'policy'));
    expect((await read(['policy/*'])).leftOut).toEqual([
      { path: 'policy', why: 'no file of this lab, and a symbolic link' },
    ]);
  });

  test('gives no file that has another name elsewhere', async () => {
    writeFileSync(join(folder, 'a'), 'a');
    linkSync(join(folder, 'a'), join(folder, 'b'));
    await expect(read(['b'])).rejects.toThrow('b is a hard link; expected a plain file');
  });

  test('does not wait for a pipe', async () => {
    execFileSync('mkfifo', [join(folder, 'answer.json')]);
    await expect(read(['answer.json'])).rejects.toThrow('answer.json is a named pipe; expected a plain file');
  });

  test('leaves out what is larger than any submission without reading it, and says so', async () => {
    writeFileSync(join(folder, 'movie'), '');
    truncateSync(join(folder, 'movie'), 2 ** 40);
    expect((await read(['movie'])).files).toEqual([]);
    expect(said).toEqual(['left out: movie, 1048576 MiB is more than a submission may have (16 MiB)']);
  });

  test('of too many files is refused', async () => {
    for (const name of ['a', 'b', 'c']) writeFileSync(join(folder, name), '');
    const packed = packFolder(folder, () => undefined, 2);
    await expect(readSubmission(packed, ['a'])).rejects.toThrow('The folder holds more than 2 files; expected at most');
  });
});
