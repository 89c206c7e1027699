import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Draft, Event } from '../bus/event.ts';
import { parseEvent } from '../bus/event.ts';
import { sentBy } from '../bus/sent-by.ts';
import { createHandle as createManager } from '../manager/handle.ts';
import { loadUpdates } from '../manager/updates.ts';
import { createBlobs } from '../storage/blobs.ts';
import { createHandle as createStorage } from '../storage/handle.ts';
import { createHandle as createUpdater } from '../updater/handle.ts';
import { Results } from '../updater/results.ts';
import { createHandle as createVerifier } from '../verifier/handle.ts';
import { decide } from './decide.ts';
import { policy } from './policy.ts';

const id = '1d3b7a52-7f1e-4c7e-9a35-0a6f2b7c5d11';
const file = Buffer.from('PK an update');
const digest = createHash('sha256').update(file).digest('hex');

/** All services of an update with the monitor between them, without Kafka and without the network. */
async function systemForTest(order: { digest: string; digest_alg: string }) {
  const folder = await mkdtemp(join(tmpdir(), 'system-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const updates = await loadUpdates(join(folder, 'updates'));
  const about = { target: 'app', url: 'http://file_server:6001/download-update/app-update.zip', ...order };
  await updates.add({ ...about, id, state: 'requested', by: 'manager', requested_at: new Date().toISOString() });

  const installed: Buffer[] = [];
  const results = new Results();
  const blobs = createBlobs(join(folder, 'blobs'));
  const services: Record<string, (event: Event) => Draft[] | Promise<Draft[]>> = {
    downloader: ({ url: _, ...event }) => [
      {
        ...event,
        deliver_to: 'manager',
        operation: 'download_done',
        verified: null,
        update_file: file.toString('base64'),
        update_file_encoding: 'base64',
      },
    ],
    manager: createManager(updates),
    storage: createStorage(blobs),
    verifier: createVerifier(),
    updater: createUpdater(async (zip) => void installed.push(zip), results),
  };

  const passed: string[] = [];
  const refused: string[] = [];
  const events: Event[] = [];
  const deliver = async (draft: Draft, source: string): Promise<void> => {
    const parsed = parseEvent(JSON.stringify(sentBy(source, draft)));
    if (!parsed.ok) throw new Error(parsed.reason);
    const decision = decide(parsed.event, policy);
    if (!decision.allowed) return void refused.push(decision.reason);
    events.push(parsed.event);
    passed.push(`${decision.row} ${parsed.event.operation}`);
    const answers = await services[parsed.event.deliver_to]?.({ ...parsed.event, authorized: true });
    for (const answer of answers ?? []) await deliver(answer, parsed.event.deliver_to);
  };
  const begin = () => deliver({ ...about, id, deliver_to: 'downloader', operation: 'download_file' }, 'manager');
  return { begin, deliver, blobs, updates, installed, results, passed, refused, events };
}

describe('an update', () => {
  test('is thirteen hops in the order of the policy, and ends with the file that was promised', async () => {
    const system = await systemForTest({ digest, digest_alg: 'sha256' });
    await system.begin();
    expect(system.passed).toEqual(policy.slice(0, 13).map(({ number, operation }) => `${number} ${operation}`));
    expect(system.refused).toEqual([]);
    expect(system.installed).toEqual([file]);
    expect(system.results.get(id)).toEqual({ state: 'done' });
    expect(system.updates.get(id)).toMatchObject({ state: 'applying', by: 'updater' });
  });

  test('carries each field only as far as it is needed', async () => {
    const system = await systemForTest({ digest, digest_alg: 'sha256' });
    await system.begin();
    const withField = (field: keyof Event) =>
      system.events.flatMap((event, index) => (event[field] === undefined ? [] : [index + 1]));
    expect(withField('url')).toEqual([1]);
    expect(withField('update_file')).toEqual([2, 3]);
    expect(withField('digest')).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(withField('blob')).toEqual([7, 13]);
    expect(withField('blob_sealed')).toEqual([8]);
    expect(withField('verification_requester')).toEqual([6, 7, 8, 9]);
  });

  test.each([
    ['another digest', { digest: 'ab'.repeat(32), digest_alg: 'sha256' }, /sha256 is/],
    ['an algorithm that nobody knows', { digest, digest_alg: 'crc32' }, /crc32 is not sha256/],
  ])('with %s is refused by the verifier, and the manager hears of it', async (_case, order, reason) => {
    const system = await systemForTest(order);
    await system.begin();
    expect(system.passed.at(-1)).toBe('10 handle_verification_result');
    expect(system.updates.get(id)).toMatchObject({ state: 'refused', by: 'verifier' });
    expect(system.updates.get(id)?.reason).toMatch(reason);
    expect(system.installed).toEqual([]);
  });

  test('that comes twice is installed once', async () => {
    const system = await systemForTest({ digest, digest_alg: 'sha256' });
    await system.begin();
    const last = system.events.at(-1);
    if (last !== undefined) await system.deliver(last, 'storage');
    expect(system.installed).toHaveLength(1);
  });

  test('whose file was changed after it was sealed does not reach the updater', async () => {
    const system = await systemForTest({ digest, digest_alg: 'sha256' });
    await system.blobs.write(id, Buffer.from('PK another file'));
    const proceed = { id, deliver_to: 'updater', operation: 'proceed_with_update', verified: true };
    await system.deliver(proceed, 'manager');
    expect(system.refused).toEqual(['policy 13: the blob has no seal']);
    expect(system.installed).toEqual([]);
  });

  test('that failed to download ends, with the reason', async () => {
    const system = await systemForTest({ digest, digest_alg: 'sha256' });
    const failed = { id, deliver_to: 'manager', operation: 'download_done', verified: null, reason: 'answered 404' };
    await system.deliver(failed, 'downloader');
    expect(system.updates.get(id)).toMatchObject({ state: 'failed', by: 'downloader', reason: 'answered 404' });
  });
});
