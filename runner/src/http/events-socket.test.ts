import type { Event } from '@stackyard/protocol/frame';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { openSocket, OURS, paperHttp, textOf } from './testing.ts';

type Http = Awaited<ReturnType<typeof paperHttp>>;

async function listen(http: Http): Promise<{ socket: WebSocket; heard: Event[] }> {
  const heard: Event[] = [];
  const onInit = (socket: WebSocket) => socket.on('message', (data) => heard.push(JSON.parse(textOf(data)) as Event));
  const socket = await openSocket(http.app, '/api/events', OURS, onInit);
  return { socket, heard };
}

const closed = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve));

test('a page hears every live session and every build first, then each change', async () => {
  await using http = await paperHttp();
  const session = await http.place.sessions.open('alone', '01-try');
  await http.place.untilState(session.id, 'ready');
  await http.place.sessions.open('neighbour', '01-try');
  const { heard } = await listen(http);
  await expect.poll(() => heard.map(({ type }) => type)).toEqual(['runner', 'session', 'build']);
  http.place.now += 1000;
  session.change({ doing: 'Something else' });
  await expect
    .poll(() => heard.at(-1))
    .toMatchObject({ type: 'session', session: { id: session.id, doing: 'Something else' } });
});

test('a flurry of changes is sent as a few', async () => {
  await using http = await paperHttp();
  const session = await http.place.sessions.open('alone', '01-try');
  await http.place.untilState(session.id, 'ready');
  const { heard } = await listen(http);
  await expect.poll(() => heard.length).toBe(3);
  for (let count = 1; count <= 100; count += 1) session.change({ doing: `change ${count}` });
  await expect.poll(() => heard.at(-1)).toMatchObject({ session: { doing: 'change 100' } });
  expect(heard.length).toBeLessThan(7);
});

test('a page says whether it is in view', async () => {
  await using http = await paperHttp();
  const { bus } = http.place.sessions.context;
  const { socket } = await listen(http);
  socket.send(JSON.stringify({ type: 'view', visible: true }));
  await expect.poll(() => bus.inView('alone')).toBe(true);
  socket.send(JSON.stringify({ type: 'view', visible: false }));
  await expect.poll(() => bus.inView('alone')).toBe(false);
});

test('a frame that is not understood is answered in words; a flood and an oversized one end the connection', async () => {
  await using http = await paperHttp();
  const { socket, heard } = await listen(http);
  socket.send('nonsense');
  await expect.poll(() => heard.at(-1)).toMatchObject({ type: 'problem', problem: { name: 'frame-not-understood' } });
  socket.send('x'.repeat(2000));
  expect(await closed(socket)).toBe(1009);
  const flooding = await listen(http);
  for (let count = 0; count < 50; count += 1) flooding.socket.send('{"type":"view","visible":true}');
  expect(await closed(flooding.socket)).toBe(1008);
  expect(flooding.heard.at(-1)).toMatchObject({ type: 'problem', problem: { name: 'too-many-frames' } });
});

test('an unknown terminal is refused before the upgrade', async () => {
  await using http = await paperHttp();
  await expect(openSocket(http.app, '/api/sessions/zzzzzzzzzzzz/terminals/abcdef')).rejects.toThrow('404');
  const session = await http.place.sessions.open('alone', '01-try');
  await http.place.untilState(session.id, 'ready');
  await expect(openSocket(http.app, `/api/sessions/${session.id}/terminals/abcdef`)).rejects.toThrow('404');
  await expect(openSocket(http.app, `/api/sessions/${session.id}/terminals/abcdef?cols=9999`)).rejects.toThrow('400');
});
