import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { pack, type Header } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { LIMITS } from './limits.ts';
import { readSubmission } from './submission.ts';

type Part = Partial<Header> & { name: string; text?: string };

async function tarOf(parts: Part[]): Promise<Buffer> {
  const tar = pack();
  for (const { text = '', ...header } of parts) tar.entry(header, text);
  tar.finalize();
  const pieces: Buffer[] = [];
  for await (const piece of tar) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

const read = async (parts: Part[], patterns = ['policy/*.yaml', '.env']) =>
  readSubmission(Readable.from([await tarOf(parts)]), patterns);

describe('a submission', () => {
  test('brings the files that the lab names, and leaves out all others', async () => {
    const { files, leftOut } = await read([
      { name: './', type: 'directory' },
      { name: './policy/policy.yaml', text: 'rules: []', mode: 0o4777 },
      { name: '.env', text: 'A=1', mode: 0o644 },
      { name: 'check.ts', text: 'export default () => []' },
      { name: '06-write-the-policy/check.ts', text: '' },
      { name: 'policy', type: 'symlink', linkname: '/etc' },
      { name: 'results.json', text: '{"score":1}' },
    ]);
    expect(files.map(({ path, content, executable }) => [path, content.toString(), executable])).toEqual([
      ['policy/policy.yaml', 'rules: []', true],
      ['.env', 'A=1', false],
    ]);
    expect(leftOut).toEqual([
      { path: 'check.ts', why: 'no file of this lab' },
      { path: '06-write-the-policy/check.ts', why: 'no file of this lab' },
      { path: 'policy', why: 'no file of this lab, and a symbolic link' },
      { path: 'results.json', why: 'no file of this lab' },
    ]);
  });

  test('may be gzipped, may be empty, and may be nothing at all', async () => {
    const packed = gzipSync(await tarOf([{ name: '.env', text: 'A=1' }]));
    expect((await readSubmission(Readable.from([packed]), ['.env'])).files).toHaveLength(1);
    expect((await read([])).files).toEqual([]);
    expect((await readSubmission(Readable.from([]), ['.env'])).files).toEqual([]);
  });

  test.each<[string, Part, string]>([
    ['a path that leads out', { name: '../.env' }, 'holds a path that leads out: ../.env'],
    ['one that leads out further down', { name: 'policy/../../x' }, 'leads out'],
    ['an absolute path', { name: '/etc/passwd' }, 'begins at the root'],
    ['a name with a line end', { name: 'policy/a\nb.yaml' }, 'no file here can have: policy/a\\nb.yaml'],
    ['a path without end', { name: `${'a/'.repeat(40)}x` }, 'folders deep'],
    ['a symbolic link', { name: '.env', type: 'symlink', linkname: '/etc/shadow' }, '.env is a symbolic link'],
    ['a hard link', { name: '.env', type: 'link', linkname: '../secret' }, '.env is a hard link'],
    ['a device', { name: '.env', type: 'block-device' }, '.env is a device'],
    ['a named pipe', { name: '.env', type: 'fifo' }, '.env is a named pipe'],
  ])('with %s is refused', async (_case, part, words) => {
    await expect(read([part])).rejects.toThrow(words);
  });

  test('in which a file comes twice, or is a folder too, is refused', async () => {
    await expect(read([{ name: '.env' }, { name: './.env' }])).rejects.toThrow('.env comes twice');
    await expect(read([{ name: 'a' }, { name: 'a/b' }], ['**'])).rejects.toThrow('a is a file and, for a/b, a folder');
  });

  test('that is too much is refused', async () => {
    const big = 'x'.repeat(LIMITS.fileBytes + 1);
    await expect(read([{ name: '.env', text: big }])).rejects.toThrow('.env has 2 MiB; expected at most 2 MiB a file');
    const many = Array.from({ length: LIMITS.files + 1 }, (_, at) => ({ name: `policy/${at}.yaml` }));
    await expect(read(many)).rejects.toThrow('More than 500 files');
    const full = Array.from({ length: 9 }, (_, at) => ({
      name: `policy/${at}.yaml`,
      text: 'x'.repeat(LIMITS.fileBytes),
    }));
    await expect(read(full)).rejects.toThrow('more than 16 MiB together');
    const entries = Array.from({ length: LIMITS.entries + 1 }, (_, at) => ({ name: `other/${at}` }));
    await expect(read(entries)).rejects.toThrow('more than 5000 entries');
  });

  test('that says it is larger than anything is refused before a byte of it is kept', async () => {
    const tar = pack();
    tar.entry({ name: '.env', size: 2 ** 40 });
    tar.finalize();
    await expect(readSubmission(Readable.from(tar, { objectMode: false }), ['.env'])).rejects.toThrow(
      '.env has 1048576 MiB',
    );
  });

  test('that unpacks without end is refused', async () => {
    const bomb = gzipSync(await tarOf([{ name: 'other', text: '\0'.repeat(LIMITS.tarBytes) }]));
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(readSubmission(Readable.from([bomb]), ['.env'])).rejects.toThrow('unpacks to more than 64 MiB');
  });

  test('that is no tar, or was cut off, says so', async () => {
    const cut = (await tarOf([{ name: '.env', text: 'x'.repeat(2000) }])).subarray(0, 1500);
    for (const bytes of [Buffer.from('hello '.repeat(200)), cut, gzipSync(cut), gzipSync(cut).subarray(0, 30)])
      await expect(readSubmission(Readable.from([bytes]), ['.env'])).rejects.toThrow('no tar that can be read');
  });
});
