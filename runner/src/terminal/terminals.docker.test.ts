import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { testMachines, type TestMachines } from '../machine/for-tests.ts';
import type { Machine } from '../machine/machine.ts';
import { learnerShell } from './learner-shell.ts';
import { testHost, type TestHost } from './host/host-for-tests.ts';
import { LinePage } from './host/line-for-tests.ts';
import type { PtyHostLine } from './host/pty-host-line.ts';
import { patience } from './page-for-tests.ts';
import { Terminals } from './terminals.ts';
import type { TerminalsOptions } from './terminals-options.ts';

type Seen = Parameters<TerminalsOptions<Machine>['command']>[0];

let ground: TestMachines;
let machine: Machine;
let host: TestHost;
let line: PtyHostLine;
let commands: Seen[] = [];

beforeAll(async () => {
  ground = await testMachines();
  machine = await ground.make();
  host = await testHost();
  line = host.line();
});
afterAll(async () => {
  line[Symbol.dispose]();
  await host[Symbol.asyncDispose]();
  await ground[Symbol.asyncDispose]();
});
beforeEach(() => {
  commands = [];
});

let sessions = 0;

function terminalsIn(options: Partial<TerminalsOptions<Machine>> = {}): Promise<Terminals<Machine>> {
  const shell = (now: Machine) => learnerShell(now, 'secure-update');
  return Terminals.open({
    host: line,
    session: `session${String((sessions += 1)).padStart(5, '0')}`,
    shell,
    machine,
    names: ['work'],
    known: [],
    changed: () => undefined,
    command: (seen) => commands.push(seen),
    recordingEnded: () => undefined,
    failed: (thrown) => {
      throw thrown;
    },
    ...options,
  });
}

/** Where a process counts for memory, by /proc/PID/cgroup: on version 1 a line of its own, on version 2 the only line. */
function memoryGroup(text: string): string | undefined {
  const lines = text.trim().split('\n');
  return lines.find((line) => line.includes(':memory:')) ?? lines.at(-1);
}

/** The first terminal with a page that has seen its prompt. */
async function pageAtPrompt(terminals: Terminals<Machine>, at = 0): Promise<LinePage> {
  const page = await LinePage.open(terminals.address(terminals.list()[at]?.id ?? ''));
  await page.shows('learner@lab');
  return page;
}

/** What a command wrote on the screen between its own line and the next prompt. */
async function run(page: LinePage, command: string): Promise<string> {
  page.forget();
  const before = commands.length;
  page.type(`${command}\r`);
  await vi.waitFor(() => expect(commands.slice(before).at(-1)?.state).toBe('ended'), patience);
  await page.shows('learner@lab');
  const lines = stripVTControlCharacters(page.text).split('\r\n');
  return lines.slice(1, -1).join('\n').replaceAll('\r', '');
}

describe('a shell in a machine', () => {
  test('is the learner’s, in the machine, with the terminal’s size and colours', async () => {
    await using terminals = await terminalsIn();
    const page = await pageAtPrompt(terminals);
    expect(await run(page, 'whoami; hostname; stty size; echo $TERM $COLORTERM')).toBe(
      'learner\nlab\n24 80\nxterm-256color truecolor',
    );
  });

  test('is joined to the machine’s control group and refused what the machine is refused', async () => {
    await using terminals = await terminalsIn();
    const page = await pageAtPrompt(terminals);
    const { stdout } = await machine.exec(['cat', '/proc/1/cgroup'], { timeoutMs: 5000 });
    expect(memoryGroup(await run(page, 'cat /proc/self/cgroup'))).toBe(memoryGroup(stdout));
    expect(await run(page, 'grep Seccomp: /proc/self/status')).toMatch(/2$/);
  });

  test('may open its terminal by name, use sudo, Docker and tmux', async () => {
    await using terminals = await terminalsIn();
    const page = await pageAtPrompt(terminals);
    expect(await run(page, 'tty')).toMatch(/^\/dev\/pts\/\d+$/);
    expect(await run(page, 'echo seen > $(tty)')).toBe('seen');
    expect(await run(page, 'sudo whoami')).toBe('root');
    expect(await run(page, 'docker ps -q && echo docker')).toBe('docker');
    expect(await run(page, 'tmux new-session -d -s test && tmux ls && tmux kill-server')).toMatch(/^test: 1 windows/);
  });

  test('tells when a command begins and how it ends', async () => {
    await using terminals = await terminalsIn();
    const page = await pageAtPrompt(terminals);
    await run(page, 'false; (exit 7)');
    const { id: terminal } = terminals.list()[0] ?? { id: '' };
    const command = 'false; (exit 7)';
    expect(commands).toEqual([
      { terminal, state: 'started', command, exitCode: null },
      { terminal, state: 'ended', command, exitCode: 7 },
    ]);
  });

  test('shows vim and less whole at a second page that comes while they run', async () => {
    await using terminals = await terminalsIn();
    const page = await pageAtPrompt(terminals);
    page.type('seq 500 > /tmp/n; less /tmp/n\r');
    await page.shows('\r\n23\r\n');
    const second = await LinePage.open(terminals.address(terminals.list()[0]?.id ?? ''));
    await vi.waitFor(() => expect(second.text).toBe(page.text), patience);
    second.break();
    page.type('q');
    page.forget();
    page.type('vim -c "set ruler" /tmp/n\r');
    await page.shows('"/tmp/n" 500L');
    page.tell({ type: 'resize', cols: 100, rows: 40 });
    await page.shows('[40;');
    page.type(':q!\r');
    await vi.waitFor(() => expect(commands.at(-1)).toMatchObject({ state: 'ended', exitCode: 0 }), patience);
  });
});

describe('the terminals of a session', () => {
  test('are those of the lab at first, and four at most', async () => {
    await using terminals = await terminalsIn({ names: ['work', 'bus'] });
    await terminals.open();
    const { id } = await terminals.open('bus');
    expect(terminals.list().map(({ name, state }) => `${name} ${state}`)).toEqual([
      'work live',
      'bus live',
      'Terminal 3 live',
      'bus 4 live',
    ]);
    await expect(terminals.open()).rejects.toThrow('A session may have 4 terminals at once');
    await terminals.close(id);
    expect((await terminals.open()).name).toBe('Terminal 4');
    expect(() => terminals.get(id)).toThrow('There is no such terminal');
  });

  test('a shell is ready ahead for the next tab', async () => {
    await using terminals = await terminalsIn();
    const shells = async (): Promise<number> =>
      Number((await machine.exec(['pgrep', '-c', '-x', 'bash'], { timeoutMs: 5000 })).stdout);
    await vi.waitFor(async () => expect(await shells()).toBe(2), patience);
    await terminals.open();
    await vi.waitFor(async () => expect(await shells()).toBe(3), patience);
  });

  test('outlive the runner: the next one finds the shell and what it wrote, and hears of what ended meanwhile', async () => {
    await using own = await testHost();
    const old = own.line();
    const first = await terminalsIn({ host: old, session: 'outlives0001' });
    const page = await pageAtPrompt(first);
    page.type('for n in 1 2 3; do sleep 0.3; echo line $n; done\r');
    await page.shows('line 1');
    const known = first.list();
    first.leave();
    old[Symbol.dispose]();
    await page.shows(/line 3[^]*learner@lab/);
    expect(commands.at(-1)?.state).toBe('started');
    using line = own.line();
    await line.ready();
    await using next = await terminalsIn({ host: line, session: 'outlives0001', known });
    expect(next.list()).toEqual([{ ...known[0], state: 'live' }]);
    await vi.waitFor(() => expect(commands.at(-1)).toMatchObject({ state: 'ended', exitCode: 0 }), patience);
    const again = await LinePage.open(next.address(known[0]?.id ?? ''), { since: page.seq });
    expect(again.frames[0]).toMatchObject({ type: 'hello', reset: false, seq: page.seq });
  });

  test('that the pty host does not know are shown as lost, and can be started again', async () => {
    await using terminals = await terminalsIn({ known: [{ id: 'aaaaaa', name: 'mine' }] });
    expect(terminals.list()).toEqual([{ id: 'aaaaaa', name: 'mine', state: 'exited', exitCode: null, lost: true }]);
    await terminals.again('aaaaaa');
    await pageAtPrompt(terminals);
    await expect(terminals.again('aaaaaa')).rejects.toThrow('Only a terminal whose shell has ended');
  });

  test('are lost when the pty host is started anew, and can be started again', async () => {
    await using terminals = await terminalsIn();
    await pageAtPrompt(terminals);
    await host.restart();
    await vi.waitFor(() => expect(terminals.list()).toMatchObject([{ state: 'exited', lost: true }]), patience);
    await terminals.again(terminals.list()[0]?.id ?? '');
    await pageAtPrompt(terminals);
  });

  test('go on in another machine under the same ids, on the same screen', async () => {
    await using terminals = await terminalsIn();
    const page = await pageAtPrompt(terminals);
    await run(page, 'sudo touch /here');
    page.forget();
    const other = await ground.make();
    await terminals.enter(other);
    await page.shows('learner@lab');
    const told = page.frames.map(({ type }) => type).filter((type) => type !== 'viewers' && type !== 'typed');
    expect(told).toEqual(['hello', 'exit', 'hello']);
    expect(await run(page, 'ls /here')).toMatch('No such file');
    await ground.machines.remove(other.name);
    await vi.waitFor(() => expect(terminals.list()).toMatchObject([{ state: 'exited', lost: false }]), patience);
  });

  test('leave no process behind when they are closed', async () => {
    const terminals = await terminalsIn();
    const page = await pageAtPrompt(terminals);
    page.type('yes > /dev/null & yes\r');
    await page.shows('y\r\ny\r\n');
    await terminals[Symbol.asyncDispose]();
    await vi.waitFor(() => expect(page.closed).toBe(1000), patience);
    expect((await machine.exec(['pgrep', '-a', '-x', 'yes|bash'], { timeoutMs: 5000 })).stdout).toBe('');
  });

  test('leave no process behind when they are closed the moment they are opened', async () => {
    for (let time = 0; time < 10; time += 1) {
      await using terminals = await terminalsIn({ names: ['one', 'two', 'three', 'four'] });
      expect(terminals.list().length).toBe(4);
    }
    expect((await machine.exec(['pgrep', '-a', '-x', 'bash'], { timeoutMs: 5000 })).stdout).toBe('');
  });
});
