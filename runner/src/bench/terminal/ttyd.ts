import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { firstLine, LOCAL_SHELL, localText, startLocal } from './local.ts';
import { named, withChildren } from './processes.ts';
import type { Joined, Subject } from './subject.ts';
import type { Ours } from './ours.ts';

/** ttyd’s first byte of a message: input and output are both '0' (src/protocol.c, src/server.h). */
const IO = '0';
/** What lies between the pty and a machine where `docker exec` leads into it. */
const DOCKER = new Set(['docker', 'dockerd', 'containerd', 'containerd-shim', 'runc']);

/** A server sees the end of a connection within this, and ends its shell. */
const LEFT_MS = 100;

/** ttyd with a shell of this container. */
export async function startTtyd(): Promise<Subject & { port: number }> {
  const server = await startLocal((port) => ['ttyd', '-W', '-i', '127.0.0.1', '-p', String(port), ...LOCAL_SHELL]);
  return {
    name: 'ttyd, local shell',
    version: await firstLine('ttyd', ['--version']),
    port: server.port,
    join: (taken) => joinTtyd(server.port, taken),
    servers: () => Promise.resolve([server.pid]),
    text: localText,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** ttyd that enters our own machine by `docker exec`, as the learner. */
export async function startTtydInMachine({ machine, session, text }: Ours, socket: string): Promise<Subject> {
  const exec = ['docker', '-H', `unix://${socket}`, 'exec', '-it', '-u', 'learner', '-e', 'TERM=xterm-256color'];
  const folder = `/home/learner/${session.lab.replace(/^\d+-/, '')}`;
  const enter = [...exec, '-w', folder, machine, 'bash'];
  const server = await startLocal((port) => ['ttyd', '-W', '-i', '127.0.0.1', '-p', String(port), ...enter]);
  return {
    name: 'ttyd, docker exec',
    version: await firstLine('docker', ['--version']),
    join: (taken) => joinTtyd(server.port, taken),
    servers: async () => [...new Set([...(await withChildren(server.pid)), ...(await named(DOCKER))])],
    text,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** As ttyd’s page does it: subprotocol tty, first a message with the size, then bytes behind a letter. */
async function joinTtyd(port: number, taken: (bytes: Buffer) => void): Promise<Joined> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, ['tty'], { perMessageDeflate: false });
  socket.on('message', (data: Buffer) => {
    if (data[0] === IO.charCodeAt(0)) taken(data.subarray(1));
  });
  await once(socket, 'open');
  socket.send(Buffer.from(JSON.stringify({ AuthToken: '', columns: 100, rows: 30 })));
  return {
    type: (text) => socket.send(Buffer.from(IO + text)),
    stall: () => socket.pause(),
    goOn: () => socket.resume(),
    leave: async () => {
      socket.terminate();
      await delay(LEFT_MS);
    },
  };
}
