import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Docker } from '@stackyard/kit';
import { say, testMachines, type TestMachines } from '../machine/for-tests.ts';
import { probeDocker } from './probe-docker.ts';

let all: TestMachines;
let docker: Docker;
let base: string;

beforeAll(async () => {
  all = await testMachines();
  const machine = await all.make();
  docker = probeDocker(machine.docker);
  base = await say(machine, "docker images --format '{{.Repository}}:{{.Tag}}' | grep stackyard/node");
  const dockerfile = `FROM ${base}\\nARG WORD\\nENV GREETING=hi\\nRUN echo $WORD > /word && rm /word\\nUSER 1000:1000\\n`;
  await say(machine, `printf '${dockerfile}' | docker build -q -t tried --build-arg WORD=lighthouse -`, 60_000);
  await say(
    machine,
    `docker run -d --init --name hard --read-only --tmpfs /tmp --user 1000 -p 127.0.0.1:7000:80 -p 7001:81
      --health-cmd true -v kept:/data -v /etc/hostname:/host:ro --entrypoint sleep tried 600`.replaceAll('\n', ' '),
  );
});
afterAll(() => all[Symbol.asyncDispose]());

test('an image tells its user, its variables, and each instruction with its values', async () => {
  const image = await docker.image('tried');
  expect(image).toMatchObject({ user: '1000:1000', tags: ['tried:latest'], digests: [] });
  expect(image?.id).toMatch(/^sha256:/);
  expect(image?.env).toContain('GREETING=hi');
  expect(image?.history[0]).toContain('USER 1000:1000');
  expect(image?.history.join('\n')).toContain('WORD=lighthouse');
});

test('an image’s layers are folders of the machine, the last one first', async () => {
  const layers = (await docker.image('tried'))?.layers ?? [];
  const below = (await docker.image(base))?.layers ?? [];
  expect(layers.length).toBe(below.length + 1);
  expect(layers[0]).toMatch(/^\/var\/lib\/docker\/overlay2\/\w+\/diff$/);
});

test('an image that is not there is null', async () => {
  expect(await docker.image('nobody/none')).toBeNull();
});

test('a container tells user, rights, mounts, ports, command, health check and its image', async () => {
  const hard = await docker.inspect('hard');
  expect(hard).toMatchObject({
    user: '1000',
    readOnly: true,
    command: ['sleep', '600'],
    healthCommand: ['CMD-SHELL', 'true'],
    imageId: (await docker.image('tried'))?.id,
  });
  expect(hard?.mounts).toEqual(
    expect.arrayContaining([
      { kind: 'volume', source: 'kept', target: '/data', writable: true },
      { kind: 'bind', source: '/etc/hostname', target: '/host', writable: false },
      { kind: 'tmpfs', source: '', target: '/tmp', writable: true },
    ]),
  );
  expect(hard?.ports.toSorted((a, b) => a.port - b.port)).toEqual([
    { address: '127.0.0.1', port: 7000, inside: 80 },
    { address: '0.0.0.0', port: 7001, inside: 81 },
  ]);
  expect(Date.now() - (hard?.createdAt.getTime() ?? 0)).toBeLessThan(120_000);
});
