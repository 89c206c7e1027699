import websocket from '@fastify/websocket';
import { TerminalDown } from '@stackyard/protocol/frame';
import Fastify from 'fastify';
import { expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { Terminal } from '../terminal/terminal.ts';
import { joinTerminal, SOCKET_OPTIONS, TerminalQuery } from './terminal-socket.ts';

/** A page joined to a terminal whose shell is lost: all of the socket’s manners can be seen without a pty. */
async function joined(
  query = '',
): Promise<{ socket: WebSocket; frames: TerminalDown[]; closed: Promise<number> } & AsyncDisposable> {
  const terminal = new Terminal('abc123', 'work', null, { mark: () => undefined, changed: () => undefined });
  const app = Fastify();
  await app.register(websocket, { options: SOCKET_OPTIONS });
  app.get('/terminal', { websocket: true }, (socket, request) =>
    joinTerminal(socket, terminal, TerminalQuery.parse(request.query)),
  );
  await app.ready();
  const frames: TerminalDown[] = [];
  const ended = Promise.withResolvers<number>();
  const socket = await app.injectWS(
    `/terminal${query}`,
    {},
    {
      onInit: (opening) => {
        opening.on('message', (data: Buffer) => frames.push(TerminalDown.parse(JSON.parse(data.toString()))));
        opening.on('close', (code) => ended.resolve(code));
      },
    },
  );
  await vi.waitFor(() => expect(frames.map(({ type }) => type)).toEqual(['hello', 'viewers', 'exit']));
  frames.length = 0;
  return { socket, frames, closed: ended.promise, [Symbol.asyncDispose]: () => app.close() };
}

/** Names of the problems that came, in order. */
const problemsOf = (frames: TerminalDown[]): string[] =>
  frames
    .filter(({ type }) => type !== 'typed')
    .map((frame) => (frame.type === 'problem' ? frame.problem.name : frame.type));

test('acknowledgements and sizes are taken without a word', async () => {
  await using page = await joined();
  page.socket.send(JSON.stringify({ type: 'ack', seq: 5 }));
  page.socket.send(JSON.stringify({ type: 'resize', cols: 100, rows: 30 }));
  page.socket.send(JSON.stringify({ type: 'nothing we know' }));
  await vi.waitFor(() => expect(problemsOf(page.frames)).toEqual(['frame-not-understood']));
});

test.each([
  'no JSON',
  '[]',
  '{}',
  '{"type":"resize","cols":1,"rows":1e9}',
  '{"type":"ack","seq":-1}',
  '{"type":"ack","seq":1,"more":2}',
])('a frame that reads %s is answered in words, and the line stays open', async (text) => {
  await using page = await joined();
  page.socket.send(text);
  await vi.waitFor(() => expect(problemsOf(page.frames)).toEqual(['frame-not-understood']));
  expect(page.socket.readyState).toBe(page.socket.OPEN);
});

test('a frame over 64 KiB is answered in words and ends the connection with 1009', async () => {
  await using page = await joined();
  page.socket.send(Buffer.alloc(65_537));
  expect(await page.closed).toBe(1009);
  expect(problemsOf(page.frames)).toEqual(['frame-too-large']);
});

test('a frame over a megabyte ends the connection with 1009 before it is read', async () => {
  await using page = await joined();
  page.socket.send(Buffer.alloc(2_000_000));
  expect(await page.closed).toBe(1009);
});

test('a flood of control frames ends the connection with 1008', async () => {
  await using page = await joined();
  for (let count = 0; count < 10_000; count += 1) page.socket.send('{"type":"ack","seq":1}');
  expect(await page.closed).toBe(1008);
  expect(problemsOf(page.frames)).toEqual(['too-many-frames']);
});

test('keys for a shell that has ended are answered in words', async () => {
  await using page = await joined();
  page.socket.send(Buffer.from('ls\r'));
  await vi.waitFor(() => expect(problemsOf(page.frames)).toEqual(['terminal-ended']));
});

test('an observer’s keys are refused', async () => {
  await using page = await joined('?role=observer');
  page.socket.send(Buffer.from('ls\r'));
  await vi.waitFor(() => expect(problemsOf(page.frames)).toEqual(['only-watching']));
});
