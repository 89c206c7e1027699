import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { Socket, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { receiveDescriptors } from '../terminal/host/descriptors.ts';
import { handOver } from './hand-over.ts';

/** A door that hands over each line that asks for an upgrade to `target`, or breaks it. */
async function openDoor(socket: string): Promise<AsyncDisposable & { port: number; faults: unknown[] }> {
  const faults: unknown[] = [];
  const door = createServer();
  door.on('upgrade', (request, line: Socket) => {
    handOver(request, line, { socket, path: '/behind' }).catch((fault: unknown) => faults.push(fault));
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  return {
    port: (door.address() as AddressInfo).port,
    faults,
    [Symbol.asyncDispose]: async () => {
      door.closeAllConnections();
      await new Promise((resolve) => door.close(resolve));
    },
  };
}

test('a line that was handed over goes on without the door, with its request but without the seat’s cookie', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lines-'));
  const pages = new WebSocketServer({ noServer: true });
  const behind = createServer();
  const asked: IncomingMessage[] = [];
  behind.on('upgrade', (request, line, head) => {
    asked.push(request);
    pages.handleUpgrade(request, line, head, (page) =>
      page.on('message', (data: Buffer) => page.send(`heard ${data.toString()}`)),
    );
  });
  using _lines = await receiveDescriptors(join(folder, 'lines'), (fd, request) => {
    const line = new Socket({ fd });
    line.unshift(request);
    behind.emit('connection', line);
  });
  const door = await openDoor(join(folder, 'lines'));
  const page = new WebSocket(`ws://127.0.0.1:${door.port}/door`, { headers: { cookie: 'seat=1', 'x-other': 'kept' } });
  await once(page, 'open');
  await door[Symbol.asyncDispose]();
  page.send('one');
  const [said] = (await once(page, 'message')) as [Buffer];
  expect(said.toString()).toBe('heard one');
  expect(asked.map(({ url, headers }) => [url, headers.cookie, headers['x-other']])).toEqual([
    ['/behind', undefined, 'kept'],
  ]);
  page.close();
  await once(page, 'close');
  await rm(folder, { recursive: true });
});

test('where nobody takes a line it breaks, and the door is told', async () => {
  await using door = await openDoor('/nowhere/lines');
  const page = new WebSocket(`ws://127.0.0.1:${door.port}/`);
  const [fault] = (await once(page, 'error')) as [Error];
  expect(fault.message).toBe('socket hang up');
  await expect.poll(() => door.faults).toHaveLength(1);
});
