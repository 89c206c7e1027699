import { describe, expect, test } from 'vitest';
import type { Event } from '../bus/event.ts';
import { TOPICS } from '../bus/topics.ts';
import { seal } from '../seal/seal.ts';
import { decide } from './decide.ts';
import { policy } from './policy.ts';

const id = '1d3b7a52-7f1e-4c7e-9a35-0a6f2b7c5d11';
const event = (source: string, deliver_to: string, operation: string, more: Partial<Event> = {}): Event => ({
  id,
  source,
  deliver_to,
  operation,
  ...more,
});

const hops: [number, Event][] = [
  [1, event('manager', 'downloader', 'download_file')],
  [2, event('downloader', 'manager', 'download_done')],
  [3, event('manager', 'storage', 'commit_blob')],
  [4, event('storage', 'manager', 'blob_committed')],
  [5, event('manager', 'verifier', 'verification_requested')],
  [6, event('verifier', 'storage', 'get_blob')],
  [7, event('storage', 'verifier', 'blob_content')],
  [8, event('verifier', 'storage', 'commit_sealed_blob', { verified: true })],
  [9, event('storage', 'verifier', 'blob_committed')],
  [10, event('verifier', 'manager', 'handle_verification_result')],
  [11, event('manager', 'updater', 'proceed_with_update', { verified: true })],
  [12, event('updater', 'storage', 'get_blob')],
  [13, event('storage', 'updater', 'blob_content', { blob: seal('UEsDBA==') })],
];

describe('the policy', () => {
  test.each(hops)('row %i lets its hop pass', (row, hop) => {
    expect(decide(hop, policy)).toEqual({ allowed: true, row });
  });

  test('everything that has no row is refused, whoever sends it', () => {
    const operations = [...new Set(policy.map(({ operation }) => operation)), 'anything_else'];
    const allowed = new Set(
      policy.map(({ source, destination, operation }) => `${source} ${destination} ${operation}`),
    );
    const hostile = TOPICS.flatMap((source) =>
      TOPICS.flatMap((to) => operations.map((operation) => event(source, to, operation, { verified: true }))),
    ).filter(({ source, deliver_to, operation }) => !allowed.has(`${source} ${deliver_to} ${operation}`));

    expect(hostile.length).toBeGreaterThan(500);
    expect(hostile.filter((one) => decide(one, policy).allowed)).toEqual([]);
  });

  test('an empty policy lets nothing pass', () => {
    expect(hops.filter(([, hop]) => decide(hop, []).allowed)).toEqual([]);
  });

  test.each([
    ['nobody has looked', null],
    ['the verifier said no', false],
    ['nothing is said', undefined],
  ])('rows 8 and 11 refuse where %s', (_case, verified) => {
    const sealed = event('verifier', 'storage', 'commit_sealed_blob', { verified });
    const proceed = event('manager', 'updater', 'proceed_with_update', { verified });
    expect(decide(sealed, policy)).toEqual({ allowed: false, reason: 'policy 8: verified is not true' });
    expect(decide(proceed, policy)).toEqual({ allowed: false, reason: 'policy 11: verified is not true' });
  });

  test('row 13 refuses a file without a seal, or no file at all', () => {
    const bare = event('storage', 'updater', 'blob_content', { blob: Buffer.from('PK').toString('base64') });
    const none = event('storage', 'updater', 'blob_content');
    expect(decide(bare, policy)).toEqual({ allowed: false, reason: 'policy 13: the blob has no seal' });
    expect(decide(none, policy)).toEqual({ allowed: false, reason: 'policy 13: there is no blob' });
  });
});
