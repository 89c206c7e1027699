import { setTimeout as delay } from 'node:timers/promises';
import { WINDOW_BYTES } from '@stackyard/protocol/frame';
import { expect, test, vi } from 'vitest';
import type { Mark, Program } from './host/words.ts';
import { Page, patience } from './page-for-tests.ts';
import { Terminal } from './terminal.ts';

/** A bare bash, told to show nothing but what the test types. */
function bash(script?: string): Program {
  const args = script === undefined ? ['--norc', '--noprofile'] : ['-c', script];
  return { file: '/bin/bash', args, env: { PATH: '/usr/bin:/bin', PS1: '> ', HISTFILE: '' } };
}

function open(program: Program | null, mark: (mark: Mark) => void = () => undefined): Terminal {
  const nothing = () => undefined;
  return new Terminal('aaaaaa', program, { mark, input: nothing, changed: nothing, recordingEnded: nothing });
}

test('keys go in, output comes out, and the exit is told with its code', async () => {
  await using terminal = open(bash());
  const page = new Page().look(terminal);
  page.type('echo $((6*7))\r');
  await page.shows('42');
  page.type('exit 3\r');
  await vi.waitFor(
    () => expect(page.frames.at(-1)).toEqual({ type: 'exit', code: 3, signal: null, lost: false }),
    patience,
  );
  expect(terminal.exit).toEqual({ code: 3, signal: null, lost: false });
  expect(page.type('x')).toBe(false);
});

test('a program that is killed is told by its signal', async () => {
  await using terminal = open(bash('kill -KILL $$'));
  const page = new Page().look(terminal);
  await vi.waitFor(
    () => expect(page.frames.at(-1)).toEqual({ type: 'exit', code: null, signal: 'SIGKILL', lost: false }),
    patience,
  );
});

test('output is bytes: half a character arrives as it is', async () => {
  await using terminal = open(bash(String.raw`printf '\xe2\x82'; sleep 0.05; printf '\xac'; sleep 9`));
  const page = new Page().look(terminal);
  await page.shows('€');
});

test('a page that comes back gets exactly what it missed', async () => {
  await using terminal = open(bash('for i in {1..2000}; do echo line $i; done; read; echo more; sleep 9'));
  const first = new Page().look(terminal);
  await first.shows('line 2000\r\n');
  first.leave(false);
  const second = new Page().look(terminal, { since: first.seq });
  second.type('\r');
  await second.shows('more');
  expect(second.frames[0]).toMatchObject({ type: 'hello', seq: first.seq, reset: false });
  const fresh = new Page().look(terminal);
  expect(fresh.text).toBe(first.text + second.text);
});

test('a page that stops confirming makes the program wait, and nothing is lost when it goes on', async () => {
  await using terminal = open(bash('seq 1 400000; echo all'));
  const page = new Page();
  page.confirms = false;
  page.look(terminal);
  await vi.waitFor(
    () => expect(page.seq - (page.frames[0]?.type === 'hello' ? page.frames[0].seq : 0)).toBe(WINDOW_BYTES),
    patience,
  );
  page.confirms = true;
  page.confirm();
  await page.shows('all');
  const numbers = page.text.match(/^\d+(?=\r$)/gm)?.map(Number) ?? [];
  expect(numbers.length).toBe(400_000);
  expect(numbers.every((number, at) => number === at + 1)).toBe(true);
});

test('a program that ends while it is made to wait loses none of its last words', async () => {
  const shown = WINDOW_BYTES + 1712;
  await using terminal = open(bash(`head -c ${shown} /dev/zero | tr "\\0" x; echo last words`));
  const page = new Page();
  page.confirms = false;
  page.look(terminal);
  await vi.waitFor(() => expect(terminal.exit).not.toBeNull(), patience);
  page.confirms = true;
  page.confirm();
  await page.shows('last words');
  expect(page.text.length).toBe(shown + 'last words\r\n'.length);
  expect(page.frames.at(-1)).toMatchObject({ type: 'exit', code: 0 });
});

test('a connection cut ten times in a flood leaves no gap', async () => {
  await using terminal = open(bash('seq 1 600000; echo all; sleep 9'));
  let page = new Page().look(terminal);
  let text = '';
  for (let cut = 0; cut < 10; cut += 1) {
    const seen = page.seq;
    await vi.waitFor(() => expect(page.seq).toBeGreaterThan(seen + 100_000), patience);
    page.leave(true);
    text += page.text;
    page = new Page().look(terminal, { since: page.seq });
    expect(page.frames[0]).toMatchObject({ reset: false });
  }
  await page.shows('all');
  const numbers = (text + page.text).match(/^\d+(?=\r$)/gm)?.map(Number) ?? [];
  expect(numbers.length).toBe(600_000);
  expect(numbers.every((number, at) => number === at + 1)).toBe(true);
});

test('Ctrl-C ends a flood, from a second page too when the first has stalled', async () => {
  await using terminal = open(bash());
  const stalled = new Page().look(terminal);
  stalled.type('yes\r');
  await stalled.shows(/(y\r\n){1000}/);
  stalled.confirms = false;
  const other = new Page().look(terminal);
  const before = performance.now();
  other.type('\x03');
  await other.shows(/\^C\r\n[^y]*> $/);
  expect(performance.now() - before).toBeLessThan(1000);
});

test('the program sees the size that fits every driver, and the pages are told it', async () => {
  await using terminal = open(bash());
  const wide = new Page().look(terminal, { cols: 120, rows: 40 });
  wide.type('stty size\r');
  await wide.shows('40 120');
  const narrow = new Page().look(terminal, { cols: 90, rows: 50 });
  await vi.waitFor(() => expect(wide.frames.at(-1)).toEqual({ type: 'size', cols: 90, rows: 40 }), patience);
  wide.type('stty size\r');
  await narrow.shows('40 90');
  narrow.leave(false);
  await vi.waitFor(() => expect(wide.frames.at(-1)).toEqual({ type: 'size', cols: 120, rows: 40 }), patience);
});

test('a shell that ended is started again on the same screen', async () => {
  await using terminal = open(bash('echo first'));
  const page = new Page().look(terminal);
  await vi.waitFor(() => expect(terminal.exit).not.toBeNull(), patience);
  await terminal.again(bash('echo second; sleep 9'));
  await page.shows(/first[^]*second/);
  expect(page.frames.map(({ type }) => type)).toEqual(['hello', 'viewers', 'exit', 'hello']);
});

test('a terminal of a runner before this one says that its shell is lost, and can have another', async () => {
  await using terminal = open(null);
  const page = new Page().look(terminal, { since: 4711 });
  expect(page.frames).toMatchObject([
    { type: 'hello', reset: false },
    { type: 'viewers' },
    { type: 'exit', lost: true },
  ]);
  await terminal.again(bash('echo here; sleep 9'));
  await page.shows('here');
  expect(terminal.exit).toBeNull();
});

test('closing it ends everything that ran in it, and says so to its pages', async () => {
  const terminal = open(bash('yes > /dev/null & sleep 1000 & trap "" HUP; echo $$ ready; while :; do sleep 1; done'));
  const page = new Page().look(terminal);
  await page.shows('ready');
  const leader = Number(/(\d+) ready/.exec(page.text)?.[1]);
  await terminal[Symbol.asyncDispose]();
  expect(() => process.kill(leader, 0)).toThrow('ESRCH');
  expect(page.closed).toBe(true);
});

test('a program that reads nothing is offered a megabyte and costs nothing while it does not read', async () => {
  await using terminal = open(bash('stty raw -echo; echo ready; sleep 30'));
  const page = new Page().look(terminal);
  await page.shows('ready');
  const block = 'x'.repeat(65_536);
  let taken = 0;
  while (page.type(block)) taken += 1;
  expect(taken).toBeGreaterThanOrEqual(15);
  expect(taken).toBeLessThan(20);
  const before = process.cpuUsage();
  await delay(500);
  const { user, system } = process.cpuUsage(before);
  // a writer that asks without pause costs all of it
  expect((user + system) / 1000).toBeLessThan(250);
});

test('a program that forges marks by the thousand is heard twenty times, each from its beginning to its end', async () => {
  const marks: Mark[] = [];
  const forge = String.raw`for i in {1..5000}; do printf '\e]133;C\a\e]133;D;0\a'; done; echo all; sleep 9`;
  await using terminal = open(bash(forge), (mark) => marks.push(mark));
  await new Page().look(terminal).shows('all');
  expect(marks.length).toBeGreaterThanOrEqual(40);
  expect(marks.length).toBeLessThan(200);
  expect(marks.filter(({ type }, at) => type !== (at % 2 === 0 ? 'started' : 'ended'))).toEqual([]);
});

test('a page that comes late to a full-screen program is put on the other screen, and the program draws it anew', async () => {
  const drawing = String.raw`trap 'echo drawn anew' WINCH; printf '\e[?1049h'; seq 1 60000; echo all; while :; do read -t 1; done`;
  await using terminal = open(bash(drawing));
  await new Page().look(terminal).shows('all');
  const late = new Page().look(terminal);
  expect(late.frames[0]).toMatchObject({ type: 'hello', reset: true, modes: '\x1b[?1049h' });
  await late.shows('drawn anew');
});

test('a page that comes back is told what was taken of its keys, and its old line is dropped', async () => {
  await using terminal = open(bash());
  const page = new Page().look(terminal, { typist: 'ada' });
  page.type('echo one');
  const again = new Page().look(terminal, { typist: 'ada', since: page.seq });
  expect(again.frames[0]).toMatchObject({ type: 'hello', typed: 8, reset: false });
  expect(page.type('XXX')).toBe(false);
  again.type(' two\r');
  await again.shows('one two');
  expect(again.text).not.toContain('XXX');
  await vi.waitFor(() => expect(again.frames.at(-1)).toEqual({ type: 'typed', seq: 13 }), patience);
});

test('every page is told how many drive and how many watch', async () => {
  await using terminal = open(bash());
  const first = new Page().look(terminal);
  const second = new Page().look(terminal, { role: 'observer' });
  const told = (page: Page) => page.frames.filter(({ type }) => type === 'viewers');
  expect(told(first).at(-1)).toEqual({ type: 'viewers', drivers: 1, observers: 1 });
  expect(told(second)).toEqual([{ type: 'viewers', drivers: 1, observers: 1 }]);
  second.leave(false);
  expect(told(first).at(-1)).toEqual({ type: 'viewers', drivers: 1, observers: 0 });
});
