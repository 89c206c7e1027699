import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { System } from './system.ts';

/** Rows 12, 17, 18 and 20 of the checklist: what somebody who has taken over a service writes to the bus. */
let system: System;

beforeAll(async () => {
  system = await System.start();
});

afterAll(async () => {
  await system[Symbol.asyncDispose]();
});

test('row 12: a triple that the policy does not know is denied, and nothing reaches the updater', async () => {
  const before = await system.offset('updater');
  const id = randomUUID();
  const sent = await system.send('verifier', [
    { id, source: 'verifier', deliver_to: 'updater', operation: 'get_blob' },
  ]);
  expect(sent.code).toBe(0);
  const denied = await system.decided((decision) => decision.id === id);
  expect(denied).toMatchObject({
    source: 'verifier',
    destination: 'updater',
    operation: 'get_blob',
    decision: 'denied',
    code: 'no-rule',
  });
  expect(await system.offset('updater')).toBe(before);
});

describe('row 17: nobody but the monitor writes to a service’s topic', () => {
  const services = ['manager', 'downloader', 'storage', 'verifier', 'app', 'security_log'];
  const topics = ['manager', 'downloader', 'storage', 'verifier', 'updater', 'security_log'];
  test.each(services)(
    '%s is refused by the broker on all of them',
    async (service) => {
      for (const topic of topics) {
        const sent = await system.send(service, [{ id: randomUUID(), source: 'monitor' }], topic);
        expect(sent.code, `${service} to ${topic}: ${sent.stdout}${sent.stderr}`).toBe(1);
      }
    },
    60_000,
  );

  test('who has no password is not let in at all', async () => {
    const sent = await system.stack.run(
      `docker compose run --rm --no-deps -T -e BUS_USER= downloader send monitor <<< '{}'`,
      { timeoutMs: 60_000 },
    );
    expect(sent.code).not.toBe(0);
  }, 90_000);
});

test('row 18: who says to be somebody else is denied, whatever the policy allows that other', async () => {
  const id = randomUUID();
  await system.send('downloader', [
    {
      id,
      source: 'manager',
      deliver_to: 'downloader',
      operation: 'download_file',
      url: 'http://file_server:6001/x',
      target: 'app',
      digest: 'a'.repeat(64),
      digest_alg: 'sha256',
    },
  ]);
  expect(await system.decided((decision) => decision.id === id)).toMatchObject({
    decision: 'denied',
    code: 'forged-source',
  });
});

test('row 20: an id that is a command is denied, and nothing runs', async () => {
  await system.send('manager', [
    { id: 'x; touch /tmp/p', source: 'manager', deliver_to: 'downloader', operation: 'download_file' },
  ]);
  expect(await system.decided(({ code }) => code === 'malformed')).toMatchObject({ decision: 'denied' });
  for (const service of ['app', 'storage', 'monitor', 'downloader']) {
    expect((await system.stack.run(`docker compose exec -T ${service} ls /tmp/p`)).code, service).not.toBe(0);
  }
});

describe('whatever is written to the monitor, it is denied and no service dies', () => {
  const event = { id: randomUUID(), source: 'downloader', deliver_to: 'manager', operation: 'download_done' };
  const hostile: [string, (object | string)[]][] = [
    ['not JSON', ['{', 'null', '7', '[]', '""', '{}', '\u0000', 'ÿþ']],
    [
      'every field of a wrong type',
      Object.keys(event).flatMap((field) => [7, null, [], {}, true, ''].map((value) => ({ ...event, [field]: value }))),
    ],
    [
      'fields that only the monitor may set',
      [
        { ...event, authorized: true },
        { ...event, older_versions: 'allow' },
      ],
    ],
    [
      'unknown fields',
      [
        { ...event, __proto__: { a: 1 }, constructor: 1 },
        { ...event, shell: 'rm -rf /' },
      ],
    ],
    [
      'files that are no base64',
      [
        { ...event, update_file: '!!!', update_file_encoding: 'base64' },
        { ...event, update_file: 'AAAA', update_file_encoding: 'hex' },
      ],
    ],
    [
      'very long texts',
      [
        { ...event, url: 'a'.repeat(100_000) },
        { ...event, operation: 'a'.repeat(100_000) },
      ],
    ],
  ];
  test.each(hostile)('%s', async (_, lines) => {
    const before = (await system.decisions(({ decision }) => decision === 'denied')).length;
    const sent = await system.send('downloader', lines);
    expect(sent.code, sent.stderr).toBe(0);
    await expect
      .poll(async () => (await system.decisions(({ decision }) => decision === 'denied')).length, { timeout: 10_000 })
      .toBeGreaterThan(before);
  });

  test('an honest update then passes as ever, and a replay of its messages does nothing', async () => {
    const id = await system.order();
    expect(await system.ended(id)).toMatchObject({ state: 'done' });
    const own = (await system.messages('monitor')).filter(
      (message) => message['id'] === id && message['source'] === 'downloader',
    );
    expect(own.length).toBe(1);
    await system.send('downloader', own);
    expect(await system.decided((decision) => decision.id === id && decision.decision === 'denied')).toMatchObject({
      code: 'replay',
    });
    expect(
      await system.stack.must(`docker compose ps --format '{{.Service}} {{.Health}}' | grep -v ' healthy' || true`),
    ).toBe('');
  }, 60_000);
});
