import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CannotTell, type CheckContext } from '@stackyard/kit';
import { say, testMachines, type TestMachines } from '../machine/for-tests.ts';
import type { Machine } from '../machine/machine.ts';
import { createContext } from './context.ts';

let all: TestMachines;
let machine: Machine;
/** What a new check asks with: one check asks Docker each question once. */
let context: () => CheckContext;
let ask: CheckContext;

beforeAll(async () => {
  all = await testMachines();
  machine = await all.make();
  await say(machine, 'install -d -o learner -g learner /home/learner/lab');
  context = () =>
    createContext({
      machine,
      seed: 's',
      parameters: {},
      workdir: 'lab',
      stack: 'stack',
      signal: new AbortController().signal,
      say: () => {},
    });
});
afterAll(() => all[Symbol.asyncDispose]());
beforeEach(() => {
  ask = context();
});

describe('the file probe', () => {
  test('reads a file, through a link too', async () => {
    await say(machine, 'printf hello > /home/learner/lab/a; ln -s a /home/learner/lab/link');
    expect(await ask.file.read('lab/a')).toEqual({ found: true, text: 'hello', truncated: false });
    expect(await ask.file.read('lab/link')).toMatchObject({ text: 'hello' });
  });

  test('says why there is nothing to read, and does not wait for a pipe', async () => {
    await say(
      machine,
      'mkfifo /home/learner/lab/pipe; touch /home/learner/lab/secret; chmod 600 /home/learner/lab/secret',
    );
    expect(await ask.file.read('lab/none')).toEqual({ found: false, why: 'missing' });
    expect(await ask.file.read('lab')).toEqual({ found: false, why: 'folder' });
    expect(await ask.file.read('lab/pipe')).toEqual({ found: false, why: 'unreadable' });
    expect(await ask.file.read('lab/secret')).toEqual({ found: false, why: 'unreadable' });
  });

  test('cuts a file that is too long', async () => {
    await say(machine, 'head -c 10000000 /dev/zero | tr "\\0" x > /home/learner/lab/long');
    expect(await ask.file.read('lab/long')).toMatchObject({
      found: true,
      truncated: true,
      text: expect.stringMatching(/^x{262144}$/) as unknown,
    });
  });
});

describe('the exec probe', () => {
  test('runs as the learner in the lab’s folder, with a variable and an input', async () => {
    const { code, stdout } = await ask.exec(['sh', '-c', 'id -un; pwd; echo $GREETING; cat; exit 3'], {
      env: { GREETING: 'hi' },
      input: 'in',
    });
    expect({ code, stdout }).toEqual({ code: 3, stdout: 'learner\n/home/learner/lab\nhi\nin' });
  });

  test('ends what takes too long', async () => {
    expect(await ask.exec(['sleep', '30'], { timeoutMs: 300 })).toMatchObject({ timedOut: true });
    expect(await say(machine, 'pgrep -c sleep')).toBe('0');
  });
});

describe('the docker probe', () => {
  beforeAll(async () => {
    const image = await say(machine, "docker images --format '{{.Repository}}:{{.Tag}}' | grep stackyard/node");
    const labels =
      '--label com.docker.compose.project=stack --label com.docker.compose.service=web --label com.docker.compose.oneoff=False';
    await say(
      machine,
      `docker run -d --init --name web ${labels} -e GREETING=hi -v /home/learner/lab/a:/run/secrets/a:ro --entrypoint sh ${image} -c 'echo out; echo err >&2; sleep 600'`,
    );
  });

  test('knows a Compose service: state, health, environment, network', async () => {
    expect(await ask.docker.service('stack', 'web')).toMatchObject({
      name: 'web',
      service: 'web',
      state: 'running',
      health: 'none',
      exitCode: null,
    });
    expect((await ask.docker.service('stack', 'web'))?.env).toContain('GREETING=hi');
    expect(Object.values((await ask.docker.inspect('web'))?.networks ?? {})[0]).toMatch(/^172\./);
  });

  test('runs a command in a container, with what it is to read, and tells how it ended', async () => {
    expect(await ask.docker.run('web', ['sh', '-c', 'cat; echo err >&2; exit 3'], { input: 'in' })).toEqual({
      code: 3,
      stdout: 'in',
      stderr: 'err\n',
      timedOut: false,
      truncated: false,
    });
    expect(await ask.docker.run('nobody', ['true'])).toBeNull();
    expect(await ask.docker.run('web', ['sleep', '30'], { timeoutMs: 500 })).toMatchObject({
      code: null,
      timedOut: true,
    });
  });

  test('reads a file of a container with its mode, what is mounted into it included, and cuts a long one', async () => {
    await say(machine, 'printf secret > /home/learner/lab/a; chmod 640 /home/learner/lab/a');
    expect(await ask.docker.read('web', '/run/secrets/a')).toMatchObject({ found: true, text: 'secret', mode: 0o640 });
    expect(await ask.docker.read('web', '/run/secrets')).toEqual({ found: false });
    expect(await ask.docker.read('web', '/none')).toEqual({ found: false });
    expect(await ask.docker.read('nobody', '/etc/passwd')).toEqual({ found: false });
    await ask.docker.run('web', ['sh', '-c', 'head -c 1000000 /dev/zero > /tmp/long']);
    expect(await ask.docker.read('web', '/tmp/long')).toMatchObject({ truncated: true });
  });

  test('tells when a container was started, and which files of the machine it sees', async () => {
    const web = await ask.docker.inspect('web');
    expect(Math.abs(Date.now() - (web?.startedAt?.getTime() ?? 0))).toBeLessThan(60_000);
    expect(web?.binds).toEqual([{ source: '/home/learner/lab/a', target: '/run/secrets/a' }]);
    await say(machine, `docker create --name never ${web?.image ?? ''} true`);
    expect(await ask.docker.inspect('never')).toMatchObject({ startedAt: null, binds: [] });
    await say(machine, 'docker rm never');
  });

  test('what it does not know is null or nothing', async () => {
    expect(await ask.docker.inspect('none')).toBeNull();
    expect(await ask.docker.service('stack', 'none')).toBeNull();
    expect(await ask.docker.services('none')).toEqual([]);
    expect(await ask.docker.logs('none')).toBe('');
  });

  test('reads logs without their framing', async () => {
    expect((await ask.docker.logs('web')).split('\n').toSorted()).toEqual(['', 'err', 'out']);
  });

  test('can’t tell where the machine’s Docker is dead', async () => {
    await say(machine, 'pkill -STOP dockerd');
    await expect(ask.docker.list()).rejects.toThrow(CannotTell);
    await say(machine, 'pkill -CONT dockerd');
    expect(await context().docker.list()).toHaveLength(1);
  });

  test('the kafka probe can’t tell where no broker runs', async () => {
    await expect(ask.kafka.read('monitor')).rejects.toThrow('Kafka does not run');
  });
});
