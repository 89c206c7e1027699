import type { Decision, Feed, FeedDown } from '@stackyard/protocol/feed';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { LAB } from '../session/testing/lab.ts';
import { PaperMachine } from '../session/testing/machines.ts';
import { openSocket, OURS, paperHttp, textOf } from './testing.ts';

type Http = Awaited<ReturnType<typeof paperHttp>>;

const toDecision = (seq: number): Decision => ({
  seq,
  id: 'a3',
  source: 'manager',
  destination: 'verifier',
  operation: 'verification_requested',
  decision: 'allowed',
  hop: 5,
  code: null,
  reason: null,
  at: `2026-11-21T12:00:${String(seq).padStart(2, '0')}.000Z`,
});

/** A real feed: says what it has, then goes on with `tell`. */
class TryFeed implements AsyncDisposable {
  decisions: unknown[] = [];
  readonly asked: string[] = [];
  readonly readers = new Set<ServerResponse>();
  #server: Server | null = null;
  #port = 0;

  async listen(): Promise<this> {
    this.#server = createServer((request, response) => {
      const after = Number(request.headers['last-event-id'] ?? 0);
      this.asked.push(`${request.url} ${after}`);
      const since = Number(new URL(request.url ?? '', 'http://x').searchParams.get('since') ?? after);
      const found = this.decisions.filter((each) => (each as Decision).seq > since);
      if (!request.url?.endsWith('/stream')) return void response.end(JSON.stringify(found));
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      for (const each of found) response.write(`data: ${JSON.stringify(each)}\n\n`);
      this.readers.add(response);
      response.on('close', () => this.readers.delete(response));
    });
    await new Promise<void>((resolve) => this.#server?.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  get feed(): Feed {
    return { port: this.#port, path: '/decisions', name: 'Log' };
  }

  tell(...decisions: unknown[]): void {
    this.decisions.push(...decisions);
    const text = decisions.map((each) => `data: ${JSON.stringify(each)}\n\n`).join('');
    for (const reader of this.readers) reader.write(text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }
}

/** A ready session of a lab with this feed. */
async function sessionWith(http: Http, feed: Feed | undefined): Promise<string> {
  const { labs } = http.place.sessions.context.parts;
  (labs as Map<string, typeof LAB>).set(LAB.id, {
    ...LAB,
    frontmatter: { ...LAB.frontmatter, ...(feed && { feed }) },
  });
  const session = await http.place.sessions.open('alone', LAB.id);
  await http.place.untilState(session.id, 'ready');
  return session.id;
}

async function follow(http: Http, id: string, query = ''): Promise<{ socket: WebSocket; heard: FeedDown[] }> {
  const heard: FeedDown[] = [];
  const socket = await openSocket(http.app, `/api/sessions/${id}/feed${query}`, OURS, (opened) =>
    opened.on('message', (data) => heard.push(JSON.parse(textOf(data)) as FeedDown)),
  );
  return { socket, heard };
}

const seqs = (heard: FeedDown[]) =>
  heard.flatMap((frame) => (frame.type === 'decisions' ? frame.decisions.map(({ seq }) => seq) : []));
const types = (heard: FeedDown[]) => heard.map(({ type }) => type);

test('a reader gets what was decided and what is decided from then on', async () => {
  await using http = await paperHttp();
  await using machine = await new TryFeed().listen();
  machine.decisions = [toDecision(1), toDecision(2)];
  const { heard } = await follow(http, await sessionWith(http, machine.feed));
  await expect.poll(() => seqs(heard)).toEqual([1, 2]);
  machine.tell(toDecision(3));
  await expect.poll(() => seqs(heard)).toEqual([1, 2, 3]);
  expect(heard[0]).toEqual({ type: 'open' });
  expect(heard[1]).toEqual({ type: 'decisions', decisions: [toDecision(1), toDecision(2)], skipped: 0 });
});

test('nobody asks the machine before there is a reader, nor after the last one left', async () => {
  await using http = await paperHttp();
  await using machine = await new TryFeed().listen();
  const id = await sessionWith(http, machine.feed);
  expect(machine.asked).toEqual([]);
  const { socket } = await follow(http, id);
  await expect.poll(() => machine.readers.size).toBe(1);
  socket.terminate();
  await expect.poll(() => machine.readers.size).toBe(0);
});

test('a page that comes back goes on after what it has, unless the system has begun anew', async () => {
  await using http = await paperHttp();
  await using machine = await new TryFeed().listen();
  machine.decisions = [1, 2, 3].map(toDecision);
  const id = await sessionWith(http, machine.feed);
  const back = await follow(http, id, `?since=2&at=${toDecision(2).at}`);
  await expect.poll(() => seqs(back.heard)).toEqual([3]);
  const other = await follow(http, id, '?since=2&at=2026-11-20T09:00:00.000Z');
  await expect.poll(() => seqs(other.heard)).toEqual([1, 2, 3]);
  expect(types(other.heard)).toEqual(['reset', 'open', 'decisions']);
});

test(
  'a feed that is not there is waited for, and one that goes away is waited for again',
  { timeout: 15_000 },
  async () => {
    await using http = await paperHttp();
    const machine = await new TryFeed().listen();
    machine.decisions = [toDecision(1)];
    await machine[Symbol.asyncDispose]();
    const { heard } = await follow(http, await sessionWith(http, machine.feed));
    await expect.poll(() => heard[0]).toMatchObject({ type: 'waiting', problem: { name: 'nothing-listens' } });
    // Three tries later it has still been said once.
    await new Promise((resolve) => setTimeout(resolve, 1800));
    expect(types(heard)).toEqual(['waiting']);
    await machine.listen();
    await expect.poll(() => seqs(heard), { timeout: 5000 }).toEqual([1]);
    await machine[Symbol.asyncDispose]();
    await expect.poll(() => heard.at(-1)).toMatchObject({ type: 'waiting' });
    await using again = await machine.listen();
    again.tell(toDecision(2));
    await expect.poll(() => seqs(heard), { timeout: 8000 }).toEqual([1, 2]);
    expect(types(heard)).not.toContain('reset');
  },
);

test('what is not a decision is counted and not passed on, and long words are cut', async () => {
  await using http = await paperHttp();
  await using machine = await new TryFeed().listen();
  const { decision: _left, ...half } = toDecision(1);
  machine.decisions = [half, { ...toDecision(2), reason: 'x'.repeat(5000), extra: '<script>' }];
  const { heard } = await follow(http, await sessionWith(http, machine.feed));
  await expect
    .poll(() => heard.at(-1))
    .toEqual({
      type: 'decisions',
      decisions: [{ ...toDecision(2), reason: 'x'.repeat(500) }],
      skipped: 1,
    });
});

test('of a long past the newest 500 are sent', async () => {
  await using http = await paperHttp();
  await using machine = await new TryFeed().listen();
  machine.decisions = Array.from({ length: 1200 }, (_, at) => ({ ...toDecision(1), seq: at + 1 }));
  const { heard } = await follow(http, await sessionWith(http, machine.feed));
  await expect.poll(() => seqs(heard).at(-1)).toBe(1200);
  expect([seqs(heard)[0], seqs(heard).length]).toEqual([701, 500]);
});

test('of a flood the newest are sent, and how many were not', { timeout: 20_000 }, async () => {
  await using http = await paperHttp();
  await using machine = await new TryFeed().listen();
  const { heard } = await follow(http, await sessionWith(http, machine.feed));
  await expect.poll(() => machine.readers.size).toBe(1);
  machine.tell(...Array.from({ length: 10_000 }, (_, at) => ({ ...toDecision(1), seq: at + 1 })));
  await expect.poll(() => seqs(heard).at(-1), { timeout: 10_000 }).toBe(10_000);
  const skipped = heard.reduce((sum, frame) => sum + (frame.type === 'decisions' ? frame.skipped : 0), 0);
  expect(skipped + seqs(heard).length).toBe(10_000);
  expect(Math.max(...heard.map((frame) => (frame.type === 'decisions' ? frame.decisions.length : 0)))).toBe(200);
});

test('an answer that is no feed is told in words', async () => {
  await using http = await paperHttp();
  await using machine = await new TryFeed().listen();
  const id = await sessionWith(http, machine.feed);
  const page = createServer((_request, response) => response.end('<h1>hello</h1>'));
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
  const { port } = page.address() as AddressInfo;
  Object.assign(http.place.sessions.find(id)?.lab.frontmatter.feed ?? {}, { port });
  const { heard } = await follow(http, id);
  await expect.poll(() => heard[0]).toMatchObject({ type: 'waiting', problem: { name: 'feed-not-understood' } });
  page.closeAllConnections();
  page.close();
});

test('when the session has another machine the feed is read there', { timeout: 15_000 }, async () => {
  await using http = await paperHttp();
  await using machine = await new TryFeed().listen();
  machine.decisions = [toDecision(1)];
  const id = await sessionWith(http, machine.feed);
  const { heard } = await follow(http, id);
  await expect.poll(() => seqs(heard)).toEqual([1]);
  machine.decisions = [{ ...toDecision(1), at: '2026-11-21T13:00:00.000Z' }];
  const session = http.place.sessions.find(id);
  if (session) session.machine = new PaperMachine('m-other', new Map());
  await expect.poll(() => types(heard), { timeout: 5000 }).toContain('reset');
  await expect.poll(() => seqs(heard), { timeout: 5000 }).toEqual([1, 1]);
});

test('a lab without a feed, an unknown session and a foreign page are refused before the upgrade', async () => {
  await using http = await paperHttp();
  const id = await sessionWith(http, undefined);
  await expect(follow(http, id)).rejects.toThrow('404');
  await expect(follow(http, 'zzzzzzzzzzzz')).rejects.toThrow('404');
  await expect(follow(http, id, '?since=-1')).rejects.toThrow('400');
  await expect(
    openSocket(http.app, `/api/sessions/${id}/feed`, { ...OURS, origin: 'http://evil.example' }),
  ).rejects.toThrow('403');
});

test('a page that talks is cut off', async () => {
  await using http = await paperHttp();
  await using machine = await new TryFeed().listen();
  const { socket } = await follow(http, await sessionWith(http, machine.feed));
  await expect.poll(() => machine.readers.size).toBe(1);
  socket.send('hello');
  expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(1008);
  await expect.poll(() => machine.readers.size).toBe(0);
});

test('more than eight readers are too many', async () => {
  await using http = await paperHttp();
  await using machine = await new TryFeed().listen();
  const id = await sessionWith(http, machine.feed);
  for (let count = 0; count < 8; count += 1) await follow(http, id);
  await expect(follow(http, id)).rejects.toThrow('429');
});
