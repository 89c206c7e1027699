import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf, readFiles, toTar } from './files.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'files-'));
  await mkdir(join(root, 'a/node_modules'), { recursive: true });
  await writeFile(join(root, 'a/one.txt'), 'one');
  await writeFile(join(root, 'a/run.sh'), 'exit');
  await chmod(join(root, 'a/run.sh'), 0o755);
  await writeFile(join(root, 'a/node_modules/left-out.js'), '');
});
afterEach(() => rm(root, { recursive: true }));

describe('the files of a build', () => {
  it('are whole folders by path, without what tools make', async () => {
    const files = await readFiles(root, ['a']);
    expect(files.map(({ path, executable }) => [path, executable])).toEqual([
      ['a/one.txt', false],
      ['a/run.sh', true],
    ]);
  });

  it('have paths from the folder where the folder itself is asked for', async () => {
    expect((await readFiles(join(root, 'a'), ['.'])).map(({ path }) => path)).toEqual(['one.txt', 'run.sh']);
  });

  it('become a tar that holds them with their modes', async () => {
    const entries: string[] = [];
    for await (const entry of toTar(await readFiles(root, ['a'])).pipe(extract())) {
      entries.push(`${entry.header.name} ${entry.header.mode?.toString(8)}`);
      entry.resume();
    }
    expect(entries).toEqual(['a/one.txt 644', 'a/run.sh 755']);
  });
});

describe('the hash of files', () => {
  const file = { path: 'a', content: Buffer.from('1'), executable: false };
  const hash = hashOf([file], 'word');

  it('does not depend on their order', () => {
    const other = { ...file, path: 'b' };
    expect(hashOf([file, other])).toBe(hashOf([other, file]));
  });

  it.each([
    ['path', hashOf([{ ...file, path: 'b' }], 'word')],
    ['content', hashOf([{ ...file, content: Buffer.from('2') }], 'word')],
    ['mode', hashOf([{ ...file, executable: true }], 'word')],
    ['word', hashOf([file], 'other')],
  ])('changes with %s', (_, changed) => {
    expect(changed).not.toBe(hash);
  });
});
