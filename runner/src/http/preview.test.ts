import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { parsePreviewHost } from './hosts.ts';
import { OURS, paperHttp, textOf } from './testing.ts';
import { LAB } from '../session/testing/lab.ts';

type Http = Awaited<ReturnType<typeof paperHttp>>;
interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** A ready session whose lab shows the port of `app`, on a runner that listens. */
async function showing(http: Http, app: Server): Promise<{ ours: number; host: string }> {
  const port = portOf(app);
  const { labs } = http.place.sessions.context.parts;
  (labs as Map<string, typeof LAB>).set(LAB.id, {
    ...LAB,
    frontmatter: { ...LAB.frontmatter, ports: [{ port, name: 'App' }] },
  });
  const session = await http.place.sessions.open('alone', LAB.id);
  await http.place.untilState(session.id, 'ready');
  await http.app.listen({ host: '127.0.0.1', port: 0 });
  return { ours: portOf(http.app.server), host: `${port}-${session.id}.localhost:4321` };
}

async function listen(server: Server): Promise<Server & AsyncDisposable> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(server, {
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function get(port: number, headers: Record<string, string>): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  request({ port, host: '127.0.0.1', path: '/', headers }, (answer) => {
    let body = '';
    answer.setEncoding('utf8').on('data', (text: string) => (body += text));
    answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
  })
    .on('error', reject)
    .end();
  return promise;
}

test('only a port and a session make a preview host', () => {
  expect(parsePreviewHost('5000-k3v9d2m8q1z7.localhost:4321')).toEqual({ port: 5000, session: 'k3v9d2m8q1z7' });
  for (const host of [
    'localhost:4321',
    '5000.localhost',
    '05000-k3v9d2m8q1z7.localhost',
    '5000-k3v9d2m8q1z7.localhost.evil.example',
    undefined,
  ])
    expect(parsePreviewHost(host)).toBeNull();
});

test('an app is shown on its own host, without our cookie, and in our frame alone', async () => {
  const seen: IncomingMessage['headers'][] = [];
  await using app = await listen(
    createServer((asked, answer) => {
      seen.push(asked.headers);
      answer.writeHead(200, { 'set-cookie': 'own=1; Domain=localhost; Path=/' }).end('1.0.3u');
    }),
  );
  await using http = await paperHttp();
  const { ours, host } = await showing(http, app);
  const answer = await get(ours, { host, cookie: `${OURS.cookie}; theirs=2` });
  expect([answer.status, answer.body]).toEqual([200, '1.0.3u']);
  expect(seen[0]).toMatchObject({ host, cookie: 'theirs=2' });
  expect(answer.headers['content-security-policy']).toBe('frame-ancestors http://localhost:4321 http://127.0.0.1:4321');
  expect(answer.headers['set-cookie']).toEqual(['own=1; Path=/']);
});

test('a port that the lab does not show, and an unknown session, are refused', async () => {
  await using app = await listen(createServer((_asked, answer) => answer.end('hello')));
  await using http = await paperHttp();
  const { ours, host } = await showing(http, app);
  const hidden = await get(ours, { host: host.replace(/^\d+/, '22') });
  expect([hidden.status, hidden.body]).toEqual([404, expect.stringContaining('not one that the lab shows')]);
  const unknown = await get(ours, { host: '5000-zzzzzzzzzzzz.localhost:4321' });
  expect([unknown.status, unknown.body]).toEqual([404, expect.stringContaining('This session is over')]);
});

test('where nothing listens a page says so and loads itself again', async () => {
  const app = await listen(createServer());
  await using http = await paperHttp();
  const { ours, host } = await showing(http, app);
  await app[Symbol.asyncDispose]();
  const answer = await get(ours, { host });
  expect(answer.status).toBe(503);
  expect(answer.body).toContain('http-equiv="refresh"');
  expect(answer.body).toMatch(/Nothing listens on port \d+ yet/);
});

test('an app that breaks off is told from one that is not there', async () => {
  await using app = await listen(createServer((asked) => asked.socket.destroy()));
  await using http = await paperHttp();
  const { ours, host } = await showing(http, app);
  const answer = await get(ours, { host });
  expect([answer.status, answer.body]).toEqual([502, expect.stringContaining('broke off')]);
});

test('an app’s WebSockets pass, and ours still do beside them', async () => {
  await using app = await listen(createServer());
  new WebSocketServer({ server: app }).on('connection', (socket) =>
    socket.on('message', (data) => socket.send(`heard ${textOf(data)}`)),
  );
  await using http = await paperHttp();
  const { ours, host } = await showing(http, app);
  const theirs = new WebSocket(`ws://127.0.0.1:${ours}/`, { headers: { host } });
  const answer = new Promise<string>((resolve) => theirs.on('message', (data) => resolve(textOf(data))));
  theirs.on('open', () => theirs.send('hello'));
  expect(await answer).toBe('heard hello');
  theirs.terminate();
  const events = new WebSocket(`ws://127.0.0.1:${ours}/api/events`, { headers: OURS });
  const first = await new Promise<string>((resolve) => events.on('message', (data) => resolve(textOf(data))));
  expect(JSON.parse(first)).toMatchObject({ type: 'runner' });
  events.close();
  await expect.poll(() => http.place.sessions.context.bus.count('alone')).toBe(1);
});
