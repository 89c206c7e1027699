import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { RecordedDecision } from './decision.ts';
import type { NumberedDecision } from './decisions.ts';
import { Decisions } from './decisions.ts';
import { createServer } from './server.ts';

const id = '1d3b7a52-7f1e-4c7e-9a35-0a6f2b7c5d11';
const decision = (change: Partial<RecordedDecision> = {}): RecordedDecision => ({
  id,
  source: 'manager',
  destination: 'downloader',
  operation: 'download_file',
  decision: 'allowed',
  hop: 1,
  code: null,
  reason: null,
  at: '2026-01-02T03:04:05.678Z',
  ...change,
});

async function logForTest(count = 0) {
  const folder = await mkdtemp(join(tmpdir(), 'log-'));
  const file = join(folder, 'decisions.jsonl');
  const decisions = await Decisions.load(file);
  for (let hop = 1; hop <= count; hop++) await decisions.add(decision({ hop }));
  const server = createServer(decisions).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });
  const url = `http://127.0.0.1:${port}`;
  const ask = async (path: string) => (await fetch(url + path)).json() as Promise<NumberedDecision[]>;
  return { decisions, file, port, url, ask };
}

/** The text of a stream as it comes. */
async function follow(url: string, headers: Record<string, string> = {}) {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const response = await fetch(`${url}/decisions/stream`, { headers, signal: stop.signal });
  const text = { came: '' };
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const part of response.body ?? []) text.came += decoder.decode(part);
  };
  read().catch(() => undefined);
  return { text, stop: () => stop.abort(), status: response.status };
}

describe('GET /decisions', () => {
  test('gives all, in their order, numbered from 1', async () => {
    const { ask } = await logForTest(3);
    expect((await ask('/decisions')).map(({ seq, hop }) => [seq, hop])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  test('gives what came after a number, of one update, and so many at once', async () => {
    const { ask, decisions } = await logForTest(3);
    await decisions.add(decision({ id: null }));
    const numbers = async (query: string) => (await ask(`/decisions?${query}`)).map(({ seq }) => seq);
    expect(await numbers('since=2')).toEqual([3, 4]);
    expect(await numbers('since=0&limit=2')).toEqual([1, 2]);
    expect(await numbers('limit=2')).toEqual([3, 4]);
    expect(await numbers(`id=${id}`)).toEqual([1, 2, 3]);
    expect(await numbers('since=99')).toEqual([]);
  });

  test.each([
    'since=-1',
    'since=x',
    'since=',
    'limit=0',
    'limit=9999',
    'id=1',
    'until=3',
    'since=99999999999999999999',
  ])('answers 400 to %s, and says why', async (query) => {
    const { url } = await logForTest();
    const answer = await fetch(`${url}/decisions?${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/^\{"message":".{5,}"\}$/);
  });

  test('answers 405 to whoever wants to write, 404 on any other path', async () => {
    const { url } = await logForTest();
    expect((await fetch(`${url}/decisions`, { method: 'POST', body: '{}' })).status).toBe(405);
    expect((await fetch(`${url}/decisions/stream`, { method: 'DELETE' })).status).toBe(405);
    expect((await fetch(`${url}/decisions/1`)).status).toBe(404);
    expect((await fetch(`${url}//`)).status).toBe(404);
  });
});

describe('GET /decisions/stream', () => {
  test('tells what is decided from now on', async () => {
    const { decisions, url } = await logForTest(1);
    const { text } = await follow(url);
    await decisions.add(decision({ hop: 2 }));
    await vi.waitFor(() => expect(text.came).toContain('"hop":2'));
    expect(text.came).toMatch(/id: 2\ndata: \{"seq":2,.*\}\n\n$/);
    expect(text.came).not.toContain('"hop":1,');
  });

  test('goes on after the number that the reader had', async () => {
    const { url } = await logForTest(3);
    const { text } = await follow(url, { 'last-event-id': '1' });
    await vi.waitFor(() => expect(text.came.match(/^id: .*$/gm)).toEqual(['id: 2', 'id: 3']));
  });

  test('answers 400 to a number that is none', async () => {
    const { url } = await logForTest();
    expect((await follow(url, { 'last-event-id': 'x' })).status).toBe(400);
  });

  test('has room for twenty; who leaves makes room', async () => {
    const { url } = await logForTest();
    const all = await Promise.all(Array.from({ length: 20 }, () => follow(url)));
    expect((await follow(url)).status).toBe(503);
    all[0]?.stop();
    await vi.waitFor(async () => expect((await follow(url)).status).toBe(200));
  });

  test('lets go of who does not read', async () => {
    const { decisions, port } = await logForTest();
    const socket = connect(port, '127.0.0.1').setTimeout(0);
    onTestFinished(() => void socket.destroy());
    const ended = vi.fn();
    socket.once('error', ended).once('close', ended);
    socket.write('GET /decisions/stream HTTP/1.1\r\nhost: x\r\n\r\n');
    await once(socket, 'readable');
    socket.pause();
    // what the two ends of the connection hold comes on top of the limit
    for (let count = 0; count < 30_000 && decisions.followers > 0; count++)
      await decisions.add(decision({ reason: `${count}`.repeat(100).slice(0, 500) }));
    expect(decisions.followers).toBe(0);
  }, 30_000);
});

describe('a restart', () => {
  test('goes on counting, and what is half written is left out', async () => {
    const { file } = await logForTest(2);
    await appendFile(file, '{"seq":3,"id"');
    const again = await Decisions.load(file);
    expect(await again.add(decision({ hop: 9 }))).toMatch(/^\{"seq":3,/);
    const third = await Decisions.load(file);
    expect(third.find({ limit: 9 }).map(({ seq, hop }) => [seq, hop])).toEqual([
      [1, 1],
      [2, 2],
      [3, 9],
    ]);
  });

  test('does not write down twice what the bus brings again', async () => {
    const { file } = await logForTest(2);
    const again = await Decisions.load(file);
    expect(await again.add(decision({ hop: 2 }))).toBeUndefined();
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(2);
  });
});
