import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { System } from './system.ts';

/** Rows 1 to 6, 13, 22 and 23 of the checklist: what an honest update does. Each test goes on from the one before. */
let system: System;
let first: string;

beforeAll(async () => {
  system = await System.start();
});

afterAll(async () => {
  await system[Symbol.asyncDispose]();
});

test('row 1: the app serves its first version', async () => {
  expect(await system.version()).toBe('1.0.3u');
});

test('rows 2 and 3: the digest is that of the archive, which holds one entry; its headers agree', async () => {
  const { body } = await system.stack.ask(6001, '/get-digest/app-update.zip');
  expect(body.trim()).toMatch(/^[0-9a-f]{64} sha256 app-update\.zip$/);
  await system.stack.must('curl -fsS -D headers -o update.zip localhost:6001/download-update/app-update.zip');
  const bytes = Buffer.from(await system.stack.must('base64 -w0 update.zip'), 'base64');
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(body.split(' ')[0]);
  expect(await system.stack.must('unzip -Z1 update.zip')).toBe('app.ts');
  const headers = await system.stack.must('cat headers');
  expect(headers).toMatch(new RegExp(`^digest: ${body.split(' ')[0]}`, 'im'));
  expect(headers).toMatch(/^digest_alg: sha256/im);
});

test('rows 4 and 5: an order is taken, and the app serves the new version within ten seconds', async () => {
  const answer = await system.post({
    url: 'http://file_server:6001/download-update/app-update.zip',
    target: 'app',
    digest: await system.digest(),
    digest_alg: 'sha256',
  });
  expect(answer.status).toBe(200);
  const taken = z
    .strictObject({ id: z.uuid(), operation: z.literal('update requested') })
    .parse(JSON.parse(answer.body));
  first = taken.id;
  expect(await system.ended(first, 10_000)).toMatchObject({ state: 'done' });
  expect(await system.version()).toBe('1.0.4b');
});

const HOPS = [
  ['manager', 'downloader', 'download_file'],
  ['downloader', 'manager', 'download_done'],
  ['manager', 'storage', 'commit_blob'],
  ['storage', 'manager', 'blob_committed'],
  ['manager', 'verifier', 'verification_requested'],
  ['verifier', 'storage', 'get_blob'],
  ['storage', 'verifier', 'blob_content'],
  ['verifier', 'storage', 'commit_sealed_blob'],
  ['storage', 'verifier', 'blob_committed'],
  ['verifier', 'manager', 'handle_verification_result'],
  ['manager', 'updater', 'proceed_with_update'],
  ['updater', 'storage', 'get_blob'],
  ['storage', 'updater', 'blob_content'],
] as const;

test('row 23: the bus carried exactly the thirteen operations, in their order, with one id', async () => {
  const messages = await system.messages('monitor');
  expect(messages.map(({ source, deliver_to, operation }) => [source, deliver_to, operation])).toEqual(HOPS);
  expect(new Set(messages.map(({ id }) => id))).toEqual(new Set([first]));
});

test('row 13: each of the thirteen arrived on the topic of whom it was for, passed on by the monitor', async () => {
  for (const topic of new Set(HOPS.map(([, destination]) => destination))) {
    const arrived = await system.messages(topic);
    expect(
      arrived.map(({ source, operation, authorized }) => [source, operation, authorized]),
      topic,
    ).toEqual(
      HOPS.filter(([, destination]) => destination === topic).map(([source, , operation]) => [source, operation, true]),
    );
  }
}, 60_000);

test('row 22: each decision is on record with id, who, whom, what and its hop', async () => {
  const decisions = await system.decisions(({ id }) => id === first);
  expect(decisions.map(({ hop, decision }) => [hop, decision])).toEqual(HOPS.map((_, index) => [index + 1, 'allowed']));
  expect(decisions.map(({ source, destination, operation }) => [source, destination, operation])).toEqual(HOPS);
});

test('row 6: a changed source has another digest at once, and that version is applied', async () => {
  const before = await system.digest();
  await system.write('1.0.6-row6');
  expect(await system.digest()).not.toBe(before);
  expect(await system.ended(await system.order())).toMatchObject({ state: 'done' });
  expect(await system.version()).toBe('1.0.6-row6');
});

test('an update of 20 MB passes end to end', async () => {
  await system.write('1.0.7', 'head -c 18500000 /dev/urandom | base64 -w 76 | sed "s,^,// ," >> app-update/app.ts');
  const size = Number(await system.stack.must('curl -fsS localhost:6001/download-update/app-update.zip | wc -c'));
  expect(size).toBeGreaterThan(18_000_000);
  expect(await system.ended(await system.order(), 60_000)).toMatchObject({ state: 'done' });
  expect(await system.version()).toBe('1.0.7');
}, 120_000);
