import type { fetchV17 } from '@platformatic/kafka';
import { expect, test } from 'vitest';
import { readProducers } from './committed.ts';

type Partition = fetchV17.FetchResponsePartition;
type Batch = NonNullable<Partition['records']>[number];

const record = (offsetDelta: number, key = Buffer.alloc(0)) => ({ offsetDelta, key, value: Buffer.from('text') });
const batch = (firstOffset: bigint, producerId: bigint, attributes: number, records: ReturnType<typeof record>[]) =>
  ({ firstOffset, producerId, attributes, records, lastOffsetDelta: records.length - 1 }) as unknown as Batch;

const written = (at: bigint, producer: bigint) => batch(at, producer, 16, [record(0), record(1)]);
const plain = (at: bigint) => batch(at, -1n, 0, [record(0)]);
const end = (at: bigint, producer: bigint, type: 'abort' | 'commit') =>
  batch(at, producer, 48, [record(0, Buffer.from([0, 0, 0, type === 'abort' ? 0 : 1]))]);

const read = (records: Batch[], abortedTransactions: Partition['abortedTransactions'] = null) => [
  ...readProducers({ records, abortedTransactions } as Partition),
];

test('every message of a transaction is told with its producer, and one of none with null', () => {
  expect(read([written(5n, 7n), end(7n, 7n, 'commit'), plain(8n)])).toEqual([
    [5n, 7n],
    [6n, 7n],
    [8n, null],
  ]);
});

test('what was aborted is gone, although its batch stays', () => {
  const batches = [written(5n, 7n), end(7n, 7n, 'abort'), written(8n, 7n), end(10n, 7n, 'commit')];
  expect(read(batches, [{ producerId: 7n, firstOffset: 5n }])).toEqual([
    [8n, 7n],
    [9n, 7n],
  ]);
  expect(batches[0]?.records).toEqual([]);
});

test('two aborted transactions of one producer, the end of the second not fetched yet', () => {
  const aborted = [
    { producerId: 7n, firstOffset: 8n },
    { producerId: 7n, firstOffset: 5n },
  ];
  expect(read([written(5n, 7n), end(7n, 7n, 'abort'), written(8n, 7n)], aborted)).toEqual([]);
});

test('another producer is not taken along', () => {
  const batches = [written(5n, 7n), written(7n, 9n), end(9n, 9n, 'commit'), end(10n, 7n, 'abort')];
  expect(read(batches, [{ producerId: 7n, firstOffset: 5n }])).toEqual([
    [7n, 9n],
    [8n, 9n],
  ]);
});

test('a partition that brought nothing', () => {
  expect(readProducers({ abortedTransactions: null } as Partition).size).toBe(0);
});
