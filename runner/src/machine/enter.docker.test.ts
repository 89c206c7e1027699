import { afterAll, beforeAll, expect, test } from 'vitest';
import { run, type RunResult } from '../docker/run.ts';
import { enterCommand, type EnterOptions } from './enter.ts';
import { testMachines, type TestMachines } from './for-tests.ts';
import type { Machine } from './machine.ts';

let ground: TestMachines;
let machine: Machine;

beforeAll(async () => {
  ground = await testMachines();
  machine = await ground.make();
});
afterAll(() => ground[Symbol.asyncDispose]());

function enter(options: EnterOptions, into: { id: string; pid: number } = machine): Promise<RunResult> {
  const { file, args, env } = enterCommand(into, options);
  return run(file, args, { env, timeoutMs: 10_000 });
}
const sh = (line: string, options: Omit<EnterOptions, 'command'> = {}): Promise<RunResult> =>
  enter({ ...options, command: ['sh', '-c', line] });

test('the learner is who the machine’s own files say, in all of its groups, in the home', async () => {
  const { stdout } = await sh('id -un; id -Gn; pwd; echo $HOME $USER $LOGNAME $SHELL $LANG');
  expect(stdout.trim().split('\n')).toEqual([
    'learner',
    'learner sudo docker',
    '/home/learner',
    '/home/learner learner learner /bin/bash C.UTF-8',
  ]);
});

test('it is in every control group of the machine and in its namespaces', async () => {
  const same = 'for n in user mnt pid net ipc uts cgroup; do [ /proc/1/ns/$n -ef /proc/self/ns/$n ] || echo $n; done';
  const { stdout, stderr } = await sh(`cut -d : -f 3 /proc/self/cgroup; ps -o comm= -p 1; ${same}`, { user: 'root' });
  expect([stdout.replaceAll(/^\/.*\n/gm, ''), stderr]).toEqual(['tini\n', '']);
  expect(stdout).not.toContain('docker/');
});

test('a folder that is not there is the home instead, and what the caller sets is set', async () => {
  const { stdout } = await sh('pwd; echo $COLOUR', { cwd: '/nowhere', env: { COLOUR: 'marine' } });
  expect(stdout).toBe('/home/learner\nmarine\n');
});

test('it ends as its command does: code, signal, or none such', async () => {
  expect((await sh('exit 7')).code).toBe(7);
  expect((await sh('kill -9 $$')).code).toBe(null);
  const missing = await enter({ command: ['no-such-command'] });
  expect([missing.code, missing.stderr]).toEqual([127, 'enter: no-such-command: No such file or directory\n']);
});

test('where it cannot enter it says why and ends with 125', async () => {
  const nobody = await sh('true', { user: 'nobody-here' as 'learner' });
  expect([nobody.code, nobody.stderr]).toEqual([125, 'enter: this machine has no user nobody-here any more\n']);
  const gone = await enter({ command: ['true'] }, { id: 'no-such-machine', pid: machine.pid });
  expect(gone.code).toBe(125);
  expect(gone.stderr).toMatch(/^enter: (no control group|cannot join) .*no-such-machine/);
});
