import type { Consumer, ClusterTopicMetadata } from '@platformatic/kafka';
import { UserError } from '@platformatic/kafka';

export interface TopicWanted {
  topic: string;
  /** Most messages; the newest count. */
  most: number;
}

const FETCH_BYTES = 67_108_864;
const LONGEST_TEXT = 4096;

/**
 * Every message of a topic as a line of JSON `{"at": ms, "key": text|null, "json": value}`, oldest first; none where the topic does not
 * exist. It reads partitions directly and joins no group, so it leaves no trace.
 */
export async function readTopic(consumer: Consumer, wanted: TopicWanted): Promise<string[]> {
  const metadata = await metadataOf(consumer, wanted.topic);
  if (!metadata) return [];
  const read = metadata.partitions.map((_, index) => readPartition(consumer, wanted, metadata, index));
  const all = (await Promise.all(read)).flat();
  return all.toSorted((a, b) => Number(a.at - b.at)).map(({ line }) => line);
}

async function metadataOf(consumer: Consumer, topic: string): Promise<ClusterTopicMetadata | undefined> {
  try {
    return (await consumer.metadata({ topics: [topic], forceUpdate: true })).topics.get(topic);
  } catch (error) {
    // the client’s own way to say that the topic does not exist
    if (error instanceof UserError && error.message.startsWith('Unknown topic')) return undefined;
    throw error;
  }
}

async function readPartition(
  consumer: Consumer,
  { topic, most }: TopicWanted,
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
