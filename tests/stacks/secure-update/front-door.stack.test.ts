import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { System } from './system.ts';

/** Rows 7 to 11 of the checklist: what comes in by the front door and is not applied. */
let system: System;

const URL = 'http://file_server:6001/download-update/app-update.zip';

beforeAll(async () => {
  system = await System.start();
});

afterAll(async () => {
  await system[Symbol.asyncDispose]();
});

describe('row 7: without the token nothing is taken', () => {
  test.each([
    ['no token', {}],
    ['a wrong token', { auth: 'guess' }],
    ['an empty token', { auth: '' }],
    ['the token with a character more', { auth: 'very-secure-tokenx' }],
  ] as [string, Record<string, string>][])('%s: 401', async (_, headers) => {
    const digest = await system.digest();
    const answer = await system.post({ url: URL, target: 'app', digest, digest_alg: 'sha256' }, headers);
    expect(answer).toMatchObject({ status: 401, body: 'unauthorized' });
    await system.decided(({ operation, source }) => operation === 'update' || source === 'caller');
  });
});

describe('row 8: a body that is no order is refused with every fault named', () => {
  const order = { url: URL, target: 'app', digest: 'a'.repeat(64), digest_alg: 'sha256' };
  test.each([
    ['not JSON', '{', 'not JSON'],
    ['nothing', '', 'not JSON'],
    ['a list', '[]', 'malformed request'],
    ['null', 'null', 'malformed request'],
    ['a number', '7', 'malformed request'],
    ['a text', '"order"', 'malformed request'],
    ...Object.keys(order).flatMap((field): [string, string, string][] => [
      [`without ${field}`, JSON.stringify({ ...order, [field]: undefined }), field],
      [`${field} is a number`, JSON.stringify({ ...order, [field]: 7 }), field],
      [`${field} is null`, JSON.stringify({ ...order, [field]: null }), field],
      [`${field} is empty`, JSON.stringify({ ...order, [field]: '' }), field],
      [`${field} is very long`, JSON.stringify({ ...order, [field]: 'a'.repeat(5000) }), field],
    ]),
    ['a field too many', JSON.stringify({ ...order, verified: true }), 'verified'],
    ['a file of the downloader’s', JSON.stringify({ ...order, url: 'file:///etc/passwd' }), 'url'],
    ['another target', JSON.stringify({ ...order, target: 'monitor' }), 'target'],
  ] as [string, string, string][])('%s', async (_, body, word) => {
    const answer = await system.post(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('malformed request');
    expect(answer.body).toContain(word);
  });

  test('a body of a megabyte', async () => {
    expect((await system.post(`{"url":"${'a'.repeat(1_000_000)}"}`)).status).toBe(413);
  });
});

test('row 9: a wrong digest is refused by the verifier, with the reason', async () => {
  const id = await system.order('app-update.zip', { digest: '0'.repeat(64) });
  const update = await system.ended(id);
  expect(update).toMatchObject({ state: 'refused', by: 'verifier' });
  expect(update.reason).toMatch(/sha256/);
  const last = async () => (await system.decisions((decision) => decision.id === id)).at(-1);
  // the manager reads of it on the bus, the security log on another topic: either may be the first
  await expect.poll(last, { timeout: 10_000, interval: 200 }).toMatchObject({ decision: 'denied', code: 'verdict-no' });
});

test('row 10: an unknown algorithm is refused the same way', async () => {
  const id = await system.order('app-update.zip', { digest_alg: 'md5', digest: 'd41d8cd98f00b204e9800998ecf8427e' });
  const update = await system.ended(id);
  expect(update).toMatchObject({ state: 'refused', by: 'verifier' });
  expect(update.reason).toMatch(/md5/);
});

test('row 11: a file that is changed after its digest was asked is not applied', async () => {
  const digest = await system.digest();
  await system.write('6.6.6');
  const id = await system.order('app-update.zip', { digest });
  expect(await system.ended(id)).toMatchObject({ state: 'refused', by: 'verifier' });
});

test('a file that is not there and a host that does not answer fail with a reason', async () => {
  const digest = 'a'.repeat(64);
  const gone = await system.order('no-such.zip', { digest });
  expect(await system.ended(gone)).toMatchObject({ state: 'failed', by: 'downloader' });
  const nobody = await system.order('x', { digest, url: 'http://nobody:1/x.zip' });
  expect(await system.ended(nobody)).toMatchObject({ state: 'failed', by: 'downloader' });
});

test('after all this the app serves what it served, fifteen seconds later too, and every service is healthy', async () => {
  await delay(15_000);
  expect(await system.version()).toBe('1.0.3u');
  const states = await system.stack.must(
    `docker compose ps --format '{{.Service}} {{.Health}}' | grep -v ' healthy' || true`,
  );
  expect(states).toBe('');
}, 60_000);
