import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { say, testMachines, type TestMachines } from '../../machine/for-tests.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Session } from '../session.ts';
import { createEntry, removeEntry, renameEntry } from './change.ts';
import { listFolder } from './list.ts';
import { readFile } from './read.ts';
import { saveFile, writeFile } from './save.ts';
import { FileWatch } from './watch.ts';

let all: TestMachines;
let machine: Machine;
/** What the files ask of a session: its machine, and that it notes what was done. */
let session: Session;

beforeAll(async () => {
  all = await testMachines();
  machine = await all.make();
  session = { needMachine: () => machine, touch: () => undefined, poke: () => undefined } as unknown as Session;
});
afterAll(() => all[Symbol.asyncDispose]());
beforeEach(() => learner('rm -rf ~/lab; mkdir ~/lab'));

async function learner(line: string): Promise<string> {
  const { stdout, stderr } = await machine.exec(['bash', '-c', line], { user: 'learner', timeoutMs: 20_000 });
  return `${stdout}${stderr}`.trim();
}

describe('reading and saving', () => {
  test('what was read is saved again, in place: rights, links and the file itself stay', async () => {
    await learner('cd ~/lab; printf one > a; chmod 750 a; ln a twin; ln -s a link');
    const { content, version, writable } = await readFile(session, 'lab/link');
    expect([content, writable]).toEqual(['one', true]);
    await writeFile(session, { path: 'lab/link', content: 'two\r\n', version });
    expect(await learner('cd ~/lab; cat -A twin; stat -c %a a; readlink link')).toBe('two^M$\n750\na');
  });

  test('nothing is overwritten that was changed meanwhile, nor something that came meanwhile', async () => {
    await learner('printf one > ~/lab/a');
    const { version } = await readFile(session, 'lab/a');
    await learner('printf theirs > ~/lab/a');
    await expect(writeFile(session, { path: 'lab/a', content: 'mine', version })).rejects.toThrow(
      'has changed on disk',
    );
    await expect(writeFile(session, { path: 'lab/a', content: 'mine', version: null })).rejects.toThrow('has changed');
    await learner('rm ~/lab/a');
    await expect(writeFile(session, { path: 'lab/a', content: 'mine', version })).rejects.toThrow(
      'has changed on disk',
    );
    await writeFile(session, { path: 'lab/new/a', content: 'mine', version: null });
    expect(await learner('cat ~/lab/new/a')).toBe('mine');
  });

  test('each kind of what cannot be opened has its own words, and a pipe does not hang', async () => {
    await learner(
      "cd ~/lab; mkdir folder; mkfifo pipe; printf 'a\\0b' > program; printf '\\xe9t\\xe9' > latin; head -c 1048577 /dev/zero | tr '\\0' x > large; printf x > secret; chmod 0 secret; ln -s loop loop; ln -s /etc/shadow shadow; ln -s /etc/hostname outside",
    );
    const told = (name: string) =>
      readFile(session, `lab/${name}`).catch((thrown: unknown) => (thrown as Error).message);
    expect(await told('none')).toContain('no such file');
    expect(await told('loop')).toContain('no such file');
    expect(await told('folder')).toContain('a folder');
    expect(await told('pipe')).toContain('a pipe');
    expect(await told('program')).toContain('not text');
    expect(await told('latin')).toContain('not UTF-8');
    expect(await told('large')).toContain('more than 1024 KiB');
    expect(await told('secret')).toContain('You may not read');
    expect(await told('shadow')).toContain('You may not read');
    // inside the machine a link is the learner's own affair
    expect(await told('outside')).toMatchObject({ content: expect.stringMatching(/\S/) as string });
  });

  test('a file that may only be read is opened and not written', async () => {
    await learner('printf x > ~/lab/a; chmod 444 ~/lab/a');
    const { version, writable } = await readFile(session, 'lab/a');
    expect(writable).toBe(false);
    await expect(writeFile(session, { path: 'lab/a', content: 'y', version })).rejects.toThrow('You may not write');
    expect(await learner('cat ~/lab/a')).toBe('x');
  });

  test('a file of 1 MiB comes and goes whole', async () => {
    const content = 'zürich\n'.repeat(131_072).slice(0, 900_000);
    const { version } = await writeFile(session, { path: 'lab/large', content, version: null });
    expect(await readFile(session, 'lab/large')).toMatchObject({ content, version });
  });

  test('a disk without room is met before the file is touched', async () => {
    await learner('printf one > ~/lab/a');
    const { version } = await readFile(session, 'lab/a');
    await say(machine, 'fallocate -l 100G /full || dd if=/dev/zero of=/full bs=1M');
    await expect(writeFile(session, { path: 'lab/a', content: 'x'.repeat(500_000), version })).rejects.toThrow(
      'could not be saved',
    );
    await say(machine, 'rm /full');
    expect(await learner('cat ~/lab/a')).toBe('one');
  });

  test('a block of the page replaces what is there, but no folder', async () => {
    await learner('mkdir ~/lab/folder; printf x > ~/lab/a');
    await saveFile(session, { path: 'lab/a', content: 'block\n' });
    expect(await learner('cat ~/lab/a; ls -A ~/lab')).toBe('block\na\nfolder');
    await expect(saveFile(session, { path: 'lab/folder', content: '' })).rejects.toThrow('This is a folder.');
  });
});

describe('folders', () => {
  test('all is listed, hidden and hostile names too', async () => {
    await learner(
      "cd ~/lab; mkdir -p .git 'node modules/x' empty; touch -- .env $'two\\nlines' '-rf' ' '; mkfifo pipe; ln -s .git link",
    );
    const { entries, more } = await listFolder(session, 'lab');
    expect(more).toBe(0);
    expect(entries.map(({ name, kind, count }) => [name, kind, count])).toEqual([
      [' ', 'file', null],
      ['-rf', 'file', null],
      ['.env', 'file', null],
      ['.git', 'folder', 0],
      ['empty', 'folder', 0],
      ['link', 'folder', null],
      ['node modules', 'folder', 1],
      ['pipe', 'other', null],
      ['two\nlines', 'file', null],
    ]);
    expect(await readFile(session, 'lab/two\nlines')).toMatchObject({ content: '' });
  });

  test('of a huge folder a thousand are listed, and the rest is counted', async () => {
    await learner('cd ~/lab; mkdir many; cd many; seq 5000 | xargs touch');
    const { entries, more } = await listFolder(session, 'lab/many');
    expect([entries.length, more]).toEqual([1000, 4000]);
    expect((await listFolder(session, 'lab')).entries).toMatchObject([{ name: 'many', count: 5000 }]);
  });

  test('a folder that is none, is not there or is closed says so', async () => {
    await learner('touch ~/lab/a; mkdir -m 0 ~/lab/closed');
    await expect(listFolder(session, 'lab/a')).rejects.toThrow('not a folder');
    await expect(listFolder(session, 'lab/none')).rejects.toThrow('no such file');
    await expect(listFolder(session, 'lab/closed')).rejects.toThrow('You may not read');
    await learner('chmod 700 ~/lab/closed');
  });

  test('files and folders are made, renamed and deleted, and nothing is overwritten', async () => {
    await createEntry(session, { path: 'lab/a/b.txt', kind: 'file' });
    await createEntry(session, { path: 'lab/c', kind: 'folder' });
    await expect(createEntry(session, { path: 'lab/c', kind: 'file' })).rejects.toThrow('The name is taken.');
    await expect(renameEntry(session, { path: 'lab/a', to: 'lab/c' })).rejects.toThrow('The name is taken.');
    await renameEntry(session, { path: 'lab/a', to: 'lab/c/-rf' });
    await learner('ln -s ~/lab/c ~/lab/link');
    await removeEntry(session, 'lab/link');
    expect(await learner('cd ~/lab; find . | sort')).toBe('.\n./c\n./c/-rf\n./c/-rf/b.txt');
    await removeEntry(session, 'lab/c');
    await expect(removeEntry(session, 'lab/c')).rejects.toThrow('no such file');
  });

  test('what the learner may not change says what the machine said', async () => {
    await say(machine, 'install -d -o root -m 755 /home/learner/lab/theirs');
    await expect(createEntry(session, { path: 'lab/theirs/a', kind: 'file' })).rejects.toThrow('Permission denied');
  });
});

describe('the watch', () => {
  test('sees what is written, replaced, deleted, and what comes into a folder', async () => {
    await learner('cd ~/lab; printf one > a; printf one > b');
    const [a, b, folder] = await Promise.all([
      readFile(session, 'lab/a'),
      readFile(session, 'lab/b'),
      listFolder(session, 'lab'),
    ]);
    const told: string[] = [];
    using watch = new FileWatch(machine, {
      changed: ({ path, stamp }) => told.push(`${path} ${stamp === null ? 'gone' : 'changed'}`),
      ended: () => told.push('ended'),
    });
    watch.watch({ type: 'watch', paths: [a, b, folder].map(({ path, stamp }) => ({ path, stamp })) });
    await learner('printf two > ~/lab/a');
    await vi.waitFor(() => expect(told).toEqual(['lab/a changed']), 5000);
    await learner('sed -i s/one/six/ ~/lab/b');
    await vi.waitFor(() => expect(told).toContain('lab/b changed'), 5000);
    await vi.waitFor(() => expect(told).toContain('lab changed'), 5000);
    await learner('rm ~/lab/a');
    await vi.waitFor(() => expect(told).toContain('lab/a gone'), 5000);
  });

  test('leaves nothing behind in the machine', async () => {
    const watch = new FileWatch(machine, { changed: () => undefined, ended: () => undefined });
    watch.watch({ type: 'watch', paths: [{ path: 'lab', stamp: '' }] });
    await vi.waitFor(async () => expect(await say(machine, 'pgrep -cu learner bash')).toBe('1'), 5000);
    watch[Symbol.dispose]();
    await vi.waitFor(async () => expect(await say(machine, 'pgrep -cu learner bash')).toBe('0'), 5000);
  });

  test('says when it was ended from inside', async () => {
    const ended = Promise.withResolvers<string>();
    using watch = new FileWatch(machine, { changed: () => undefined, ended: ended.resolve });
    watch.watch({ type: 'watch', paths: [{ path: 'lab', stamp: '' }] });
    await vi.waitFor(
      async () => expect(await say(machine, 'pkill -9 -u learner bash && echo done')).toBe('done'),
      5000,
    );
    expect(await ended.promise).toMatch(/\S/);
  });
});
