/**
 * A program of its own, run inside a machine’s network: prints every message of a topic as a line of JSON
 * `{"at": ms, "key": text|null, "json": value}`, oldest first. Arguments: broker’s address, port, topic, most messages.
 * Exit code 3 where no broker answers. It reads partitions directly and joins no group, so it leaves no trace.
 */
import dns from 'node:dns';
import { isIP } from 'node:net';
import { inspect } from 'node:util';
import { Consumer, UserError, type ClusterTopicMetadata } from '@platformatic/kafka';

const [address = '', port = '9092', topic = '', most = '2000'] = process.argv.slice(2);
const NO_BROKER = 3;
const FETCH_BYTES = 67_108_864;
const LONGEST_TEXT = 4096;

// The broker tells clients to call it by its Compose name, which nobody can resolve here.
const lookup = (
  host: string,
  options: dns.LookupOptions,
  callback: (error: null, address: string | dns.LookupAddress[], family?: number) => void,
): void => {
  const found = isIP(host) ? host : address;
  if (options.all) callback(null, [{ address: found, family: 4 }]);
  else callback(null, found, 4);
};
Object.assign(dns, { lookup });

/** Blobs travel in messages; no check needs more than the beginning of one. */
function cut(_key: string, value: unknown): unknown {
  return typeof value === 'string' && value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
}

function toLine(at: bigint, key: Buffer | null, value: Buffer | null): string {
  let json: unknown = null;
  try {
    json = JSON.parse(value?.toString('utf8') ?? 'null', cut);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return JSON.stringify({ at: Number(at), key: key?.toString('utf8') ?? null, json });
}

const consumer = new Consumer({
  clientId: 'stackyard',
  groupId: 'stackyard',
  bootstrapBrokers: [`${address}:${port}`],
  timeout: 3000,
  connectTimeout: 2000,
  retries: 1,
  retryDelay: 200,
  autocreateTopics: false,
});

async function readPartition(
  metadata: ClusterTopicMetadata,
  partition: number,
): Promise<{ at: bigint; line: string }[]> {
  const edge = async (timestamp: bigint): Promise<bigint> =>
    (await consumer.listOffsets({ topics: [topic], timestamp })).get(topic)?.[partition] ?? 0n;
  const [first, end] = [await edge(-2n), await edge(-1n)];
  let offset = end - BigInt(most) > first ? end - BigInt(most) : first;
  const lines: { at: bigint; line: string }[] = [];
  while (offset < end) {
    const response = await consumer.fetch({
      node: metadata.partitions[partition]?.leader ?? 0,
      minBytes: 1,
      maxBytes: FETCH_BYTES,
      maxWaitTime: 500,
      topics: [
        {
          topicId: metadata.id,
          partitions: [
            {
              partition,
              currentLeaderEpoch: -1,
              fetchOffset: offset,
              lastFetchedEpoch: -1,
              partitionMaxBytes: FETCH_BYTES,
            },
          ],
        },
      ],
    });
    const batches = response.responses[0]?.partitions[0]?.records ?? [];
    const before = offset;
    for (const batch of batches) {
      for (const record of batch.records) {
        const at = batch.firstOffset + BigInt(record.offsetDelta);
        if (at < offset) continue;
        const time = batch.firstTimestamp + record.timestampDelta;
        lines.push({ at: time, line: toLine(time, record.key, record.value) });
        offset = at + 1n;
      }
    }
    if (offset === before) break;
  }
  return lines;
}

try {
  const metadata = (await consumer.metadata({ topics: [topic] })).topics.get(topic);
  const all = metadata
    ? (await Promise.all(metadata.partitions.map((_, index) => readPartition(metadata, index)))).flat()
    : [];
  all.sort((a, b) => Number(a.at - b.at));
  process.stdout.write(all.map(({ line }) => `${line}\n`).join(''));
} catch (error) {
  // the client’s own way to say that the topic does not exist
  const unknown = error instanceof UserError && error.message.startsWith('Unknown topic');
  if (!unknown) {
    process.stderr.write(`${inspect(error, { depth: 4 })}\n`);
    process.exitCode = NO_BROKER;
  }
} finally {
  await consumer.close(true);
}
