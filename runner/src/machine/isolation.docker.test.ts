import { readdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../docker/run.ts';
import { engineRun } from '../docker/engine.ts';
import { connectMachine } from '../docker/socket-beneath.ts';
import { say, testMachines, type TestMachines } from './for-tests.ts';
import type { Machine } from './machine.ts';

let ground: TestMachines;
let machine: Machine;
let neighbour: Machine;
let listener: Server;
let port: number;

beforeAll(async () => {
  ground = await testMachines();
  [machine, neighbour] = await Promise.all([ground.make(), ground.make()]);
  // stands where the runner listens: in the engine's network namespace, on every address
  listener = createServer((socket) => socket.end('reached\n')).listen(0, '0.0.0.0');
  await once(listener, 'listening');
  port = (listener.address() as { port: number }).port;
  await say(neighbour, 'nohup sh -c "while :; do echo reached | nc -l -p 8080 -q 1; done" > /dev/null 2>&1 &');
});

afterAll(async () => {
  listener.close();
  await ground[Symbol.asyncDispose]();
});

const gateway = (address: string): string =>
  address.replace(/\d+$/, (last) => String(Math.floor(Number(last) / 16) * 16 + 1));

/** From the machine itself, from a container on its bridge, and from one that shares its network. */
const places: Record<string, (command: string) => string> = {
  'a machine': (command) => command,
  'a container in a machine': (command) =>
    `docker run --rm -v /:/host:ro debian:trixie-slim chroot /host sh -c '${command}'`,
  'a container with the machine’s network': (command) =>
    `docker run --rm --network host -v /:/host:ro debian:trixie-slim chroot /host sh -c '${command}'`,
};

describe.each(Object.keys(places))('%s', (place) => {
  const inside = (command: string): Promise<string> => say(machine, (places[place] ?? String)(command));

  test('cannot reach a neighbour', async () => {
    expect(await inside(`nc -w 2 ${neighbour.address} 8080 || echo refused`)).toMatch(/refused$/);
  });

  test('cannot reach what listens beside the engine, such as the runner', async () => {
    expect(await inside(`nc -w 2 ${gateway(machine.address)} ${port} || echo refused`)).toMatch(/refused$/);
  });

  test('cannot reach what listens beside the engine by another network’s address, even with a route of its own', async () => {
    await say(machine, `ip route replace default via ${gateway(machine.address)}`);
    expect(await inside(`nc -w 2 ${gateway(neighbour.address)} ${port} || echo refused`)).toMatch(/refused$/);
    expect(await inside(`nc -w 2 ${neighbour.address} 8080 || echo refused`)).toMatch(/refused$/);
  });

  test('cannot reach the internet, and names fail at once', async () => {
    // 192.0.2.1 is no one’s (RFC 5737); here it may be the way out, which must not answer either
    expect(await inside('nc -w 2 192.0.2.1 53 || echo refused')).toMatch(/refused$/);
    const started = performance.now();
    expect(await inside('getent hosts debian.org || echo unknown')).toMatch(/unknown$/);
    expect(performance.now() - started).toBeLessThan(6000);
  });
});

test('those who may reach the listener and the neighbour do', async () => {
  const netcat = async (host: string, at: number): Promise<string> =>
    (
      await run('nsenter', ['--target', '1', '--mount', '--', 'bash', '-c', `cat < /dev/tcp/${host}/${at}`], {
        timeoutMs: 3000,
      })
    ).stdout;
  expect(await netcat('127.0.0.1', port)).toBe('reached\n');
  expect(await netcat(neighbour.address, 8080)).toBe('reached\n');
});

test('Docker’s own resolver on the machine’s network gives no name of the outside away', async () => {
  // a query for debian.org, type A (RFC 1035 §4.1); bytes 6 and 7 of the answer count its records
  const query = String.raw`\022\064\001\000\000\001\000\000\000\000\000\000\006debian\003org\000\000\001\000\001`;
  const answer = await say(
    machine,
    `printf '${query}' | nc -u -w 3 127.0.0.11 53 2> /dev/null | od -An -tu1 -j6 -N2 2> /dev/null`,
  );
  expect(
    answer
      .split(/\s+/)
      .filter(Boolean)
      .map(Number)
      .reduce((sum, byte) => sum + byte, 0),
  ).toBe(0);
});

test('the engine’s socket is not in a machine', async () => {
  expect(await say(machine, 'ls /run/stackyard /var/lib/stackyard 2>&1; docker info --format "{{.Name}}"')).toMatch(
    /lab$/,
  );
});

test('a link in place of the machine’s Docker socket is not followed', async () => {
  const victim = await ground.make();
  await say(victim, 'mv /run/docker.sock /run/real.sock; ln -s /run/stackyard/docker.sock /run/docker.sock');
  await expect(connectMachine(victim.pid).info()).rejects.toThrow(/expected a socket named docker.sock in the machine/);
});

test('removed machines leave no container, network, disk, mount or loop device', async () => {
  const passing = await ground.make();
  await ground.machines.remove(passing.name);
  const { stdout } = await engineRun([
    'sh',
    '-c',
    'cat /proc/self/mountinfo; losetup --list --noheadings --output BACK-FILE; ls /var/lib/stackyard/disks',
  ]);
  expect(stdout).not.toContain(passing.name);
  expect(await readdir('/var/lib/stackyard/disks')).not.toContain(`${passing.name}.img`);
});
