import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Draft } from '../bus/event.ts';
import { createServer } from './server.ts';
import { loadUpdates } from './updates.ts';

const order = {
  url: 'http://file_server:6001/download-update/app-update.zip',
  target: 'app',
  digest: 'ab'.repeat(32),
  digest_alg: 'sha256',
};

async function managerForTest(send?: (draft: Draft) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'manager-'));
  const sent: Draft[] = [];
  const keep = async (draft: Draft) => void sent.push(draft);
  const server = createServer({ token: 'very-secure-token', updates: await loadUpdates(folder), send: send ?? keep });
  onTestFinished(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });
  const post = (body: unknown, headers: Record<string, string> = { auth: 'very-secure-token' }) =>
    server.inject({
      method: 'POST',
      url: '/update',
      headers: { 'content-type': 'application/json', ...headers },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { server, sent, post };
}

describe('POST /update', () => {
  test('takes an order, sends it to the downloader and can tell how it stands', async () => {
    const { server, sent, post } = await managerForTest();
    const answer = await post(order);
    const { id } = answer.json<{ id: string }>();
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ id, operation: 'update requested' });
    expect(sent).toEqual([{ ...order, id, operation: 'download_file', deliver_to: 'downloader' }]);
    const status = await server.inject(`/update/${id}`);
    expect(status.json()).toMatchObject({ id, state: 'downloading', by: 'downloader' });
  });

  test.each([
    ['no token', {}],
    ['an empty token', { auth: '' }],
    ['a wrong token', { auth: 'very-secure-tokem' }],
    ['a token with more behind it', { auth: 'very-secure-token!' }],
  ])(
    'answers 401 to %s, before it reads the body, and has it recorded',
    async (_case, headers: Record<string, string>) => {
      const { sent, post } = await managerForTest();
      const answer = await post('{ not JSON', headers);
      expect([answer.statusCode, answer.body]).toEqual([401, 'unauthorized']);
      expect(sent).toMatchObject([{ operation: 'request_refused', deliver_to: 'security_log' }]);
    },
  );

  test.each([
    ['no JSON', '{', /not JSON/],
    ['no body', '', /not JSON/],
    ['text', '"order"', /expected object/],
    ['null', 'null', /expected object/],
    ['two JSON values', '{}{}', /not JSON/],
    ['a list', [], /expected object/],
    ['no fields', {}, /url: .*target: .*digest: .*digest_alg:/],
    ['no url', { ...order, url: undefined }, /url:/],
    ['a url that is none', { ...order, url: 'app-update.zip' }, /url:/],
    ['a url of the wrong type', { ...order, url: ['http://x'] }, /url:/],
    ['a url without end', { ...order, url: `http://x/${'y'.repeat(3000)}` }, /url:/],
    ['a target of the wrong type', { ...order, target: null }, /target:/],
    ['an empty digest', { ...order, digest: '' }, /digest:/],
    ['a digest without end', { ...order, digest: 'a'.repeat(300) }, /digest:/],
    ['an algorithm of the wrong type', { ...order, digest_alg: true }, /digest_alg:/],
    ['an id of its own', { ...order, id: '1d3b7a52-7f1e-4c7e-9a35-0a6f2b7c5d11' }, /id/],
    ['no digest', { ...order, digest: undefined }, /digest:/],
    ['a digest of the wrong type', { ...order, digest: 7 }, /digest:/],
    ['a url of another kind', { ...order, url: 'file:///etc/passwd' }, /url:/],
    ['an unknown target', { ...order, target: 'monitor' }, /target:/],
    ['an unknown field', { ...order, verified: true }, /verified/],
  ])('answers 400 to %s', async (_case, body, reason) => {
    const { sent, post } = await managerForTest();
    const answer = await post(body);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toMatch(/^malformed request: /);
    expect(answer.body).toMatch(reason);
    expect(sent).toEqual([]);
  });

  test('reads JSON whatever type the caller says it is', async () => {
    const { post } = await managerForTest();
    const answer = await post(order, { auth: 'very-secure-token', 'content-type': 'text/plain' });
    expect(answer.statusCode).toBe(200);
  });

  test('answers 413 to a body that is no order any more', async () => {
    const { post } = await managerForTest();
    expect((await post({ ...order, url: 'x'.repeat(20_000) })).statusCode).toBe(413);
  });

  test('answers 503 while the bus is away', async () => {
    const { post } = await managerForTest(() => Promise.reject(new Error('no broker')));
    expect((await post(order)).statusCode).toBe(503);
  });
});

test('GET /update is answered 405, an unknown id or path 404', async () => {
  const { server } = await managerForTest();
  const paths = ['/update', '/update/1d3b7a52-7f1e-4c7e-9a35-0a6f2b7c5d11', '/update/..%2f..%2fx', '/'];
  const codes = paths.map(async (url) => (await server.inject(url)).statusCode);
  expect(await Promise.all(codes)).toEqual([405, 404, 404, 404]);
});
