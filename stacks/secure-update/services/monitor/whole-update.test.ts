import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Draft, Event } from '../bus/event.ts';
import { sentBy } from '../bus/sent-by.ts';
import { createHandle as createManager } from '../manager/handle.ts';
import { loadUpdates } from '../manager/updates.ts';
import type { Blobs } from '../storage/blobs.ts';
import { createBlobs } from '../storage/blobs.ts';
import { createHandle as createStorage } from '../storage/handle.ts';
import { takeFile } from '../updater/check-update.ts';
import { createHandle as createUpdater } from '../updater/handle.ts';
import { Results } from '../updater/results.ts';
import { createHandle as createVerifier } from '../verifier/handle.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { judge } from './judge.ts';
import type { Progress } from './progress.ts';
import { NOTHING_YET } from './progress.ts';

const id = '1d3b7a52-7f1e-4c7e-9a35-0a6f2b7c5d11';
const file = Buffer.from('PK an update');
const digest = createHash('sha256').update(file).digest('hex');

const read = readPolicy(
  (await readFile(new URL('../../policy/policy.yaml', import.meta.url), 'utf8')).replace(
    'when: signed',
    'when: sealed',
  ),
);
const policy = read.ok ? read.policy : null;

/** All services of an update with the monitor between them, without Kafka and without the network. */
async function systemForTest(
  order: { digest: string; digest_alg: string },
  { beforeHop }: { beforeHop?: (hop: number, blobs: Blobs) => Promise<Partial<Draft>> } = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'system-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const updates = await loadUpdates(join(folder, 'updates'));
  const about = { target: 'app', url: 'http://file_server:6001/download-update/app-update.zip', ...order };
  await updates.add({ ...about, id, state: 'requested', by: 'manager', requested_at: new Date().toISOString() });

  const installed: Buffer[] = [];
  const results = new Results(folder);
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
    updater: createUpdater(async (event) => {
      installed.push(takeFile(event, undefined));
      await results.set(event.id, { state: 'done' });
    }, results),
  };

  let progress: Progress = NOTHING_YET;
  const passed: string[] = [];
  const refused: string[] = [];
  const events: Event[] = [];
  const deliver = async (draft: Draft, source: string): Promise<void> => {
    const change = await beforeHop?.(passed.length + 1, blobs);
    const text = JSON.stringify(sentBy(source, { ...draft, ...change }));
    const { records, pass } = judge(text, 'claimed', { policy, reason: '', progressOf: () => progress });
    refused.push(...records.flatMap(({ code }) => (code === null ? [] : [code])));
    if (pass === undefined) return;
    progress = pass.progress;
    events.push(pass.event);
    passed.push(`${records[0]?.hop} ${pass.event.operation}`);
    const answers = await services[pass.event.deliver_to]?.({ ...pass.event, authorized: true });
    for (const answer of answers ?? []) await deliver(answer, pass.event.deliver_to);
  };
  const begin = () => deliver({ ...about, id, deliver_to: 'downloader', operation: 'download_file' }, 'manager');
  return { begin, deliver, blobs, updates, installed, passed, refused, events };
}

describe('an update', () => {
  test('is thirteen hops in the order of the policy, and ends with the file that was promised', async () => {
    const system = await systemForTest({ digest, digest_alg: 'sha256' });
    await system.begin();
    expect(system.passed.map((hop) => Number(hop.split(' ')[0]))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(system.refused).toEqual([]);
    expect(system.installed).toEqual([file]);
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

  test('that is delivered twice is installed once', async () => {
    const system = await systemForTest({ digest, digest_alg: 'sha256' });
    await system.begin();
    const last = system.events.at(-1);
    if (last !== undefined) await system.deliver(last, 'storage');
    expect(system.refused).toEqual(['replay']);
    expect(system.installed).toHaveLength(1);
  });

  test('whose file was changed after it was sealed does not reach the updater', async () => {
    const system = await systemForTest(
      { digest, digest_alg: 'sha256' },
      {
        async beforeHop(hop, blobs) {
          if (hop === 12) await blobs.write(id, Buffer.from('PK another file'));
          return {};
        },
      },
    );
    await system.begin();
    expect(system.refused).toEqual(['no-seal']);
    expect(system.passed.at(-1)).toBe('12 get_blob');
    expect(system.installed).toEqual([]);
  });

  test('whose manager proceeds whatever the verifier says goes no further', async () => {
    const system = await systemForTest({ digest: 'ab'.repeat(32), digest_alg: 'sha256' });
    await system.begin();
    const proceed = { id, deliver_to: 'updater', operation: 'proceed_with_update', verified: true };
    await system.deliver(proceed, 'manager');
    expect(system.refused).toEqual(['verdict-no', 'not-verified']);
    expect(system.installed).toEqual([]);
  });

  test('that failed to download ends, with the reason', async () => {
    const failed = { verified: null, update_file: undefined, reason: 'answered 404' };
    const system = await systemForTest(
      { digest, digest_alg: 'sha256' },
      { beforeHop: async (hop) => (hop === 2 ? failed : {}) },
    );
    await system.begin();
    expect(system.passed.at(-1)).toBe('2 download_done');
    expect(system.updates.get(id)).toMatchObject({ state: 'failed', by: 'downloader', reason: 'answered 404' });
  });
});
