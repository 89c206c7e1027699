import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { testHost } from './host/host-for-tests.ts';
import { LinePage } from './host/line-for-tests.ts';
import { patience } from './page-for-tests.ts';
import type { Program } from './host/words.ts';
import { Terminals } from './terminals.ts';

const shell = (): Program => ({
  file: '/bin/bash',
  args: ['--norc', '-i'],
  env: { TERM: 'xterm-256color', PS1: String.raw`\[\e]133;A\a\]ready> ` },
});

/** Types a command into the terminal, and waits until what it prints is there. */
async function run(terminals: Terminals<null>, command: string, printed: string): Promise<void> {
  const page = await LinePage.open(terminals.address(terminals.list()[0]?.id ?? ''));
  await page.shows('ready> ');
  page.type(`${command}\r`);
  await page.shows(printed);
}

test('recordings begin at the prompt of now, and go on in another file when the pty host is started anew', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'recordings-'));
  await using host = await testHost();
  using line = host.line();
  const nothing = () => undefined;
  await using terminals = await Terminals.open({
    host: line,
    session: 'aaaaaaaaaaaa',
    shell,
    machine: null,
    names: ['work'],
    known: [],
    changed: nothing,
    command: nothing,
    recordingEnded: nothing,
    failed: nothing,
  });
  await run(terminals, 'echo before $((1+1))', 'before 2');
  await terminals.record(folder);
  await run(terminals, 'echo first $((1+1))', 'first 2');
  await host.restart();
  await vi.waitFor(() => expect(terminals.list()).toMatchObject([{ state: 'exited', lost: true }]), patience);
  await terminals.again(terminals.list()[0]?.id ?? '');
  await run(terminals, 'echo second $((1+1))', 'second 2');
  await terminals.record(null);

  const names = (await readdir(folder)).toSorted();
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  await rm(folder, { recursive: true });
  const said = files.map((text) => ['before 2', 'first 2', 'second 2'].filter((words) => text.includes(words)));
  expect(said).toEqual([['first 2'], ['second 2']]);
});
