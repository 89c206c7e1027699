import type { fetchV17 } from '@platformatic/kafka';

const TRANSACTIONAL = 16;
const CONTROL = 32;
/** Type of a control record: its transaction was aborted (the other one: committed). */
const ABORT = 0;

/**
 * Goes through what a fetch brought from one partition: empties every batch whose transaction was aborted, and tells for
 * each message that remains which producer wrote it, null where it came in no transaction. The batches themselves stay,
 * since the client counts on by them. (The client's own filter misses a batch whose end is not in the same fetch.)
 */
export function readProducers({
  records,
  abortedTransactions,
}: fetchV17.FetchResponsePartition): Map<bigint, bigint | null> {
  const producers = new Map<bigint, bigint | null>();
  const aborted = [...(abortedTransactions ?? [])].sort((a, b) => Number(a.firstOffset - b.firstOffset));
  const open = new Set<bigint>();
  for (const batch of records ?? []) {
    const last = batch.firstOffset + BigInt(batch.lastOffsetDelta);
    for (let next = aborted[0]; next !== undefined && next.firstOffset <= last; next = aborted[0]) {
      open.add(next.producerId);
      aborted.shift();
    }
    const transactional = (batch.attributes & TRANSACTIONAL) !== 0;
    if ((batch.attributes & CONTROL) !== 0) {
      if (batch.records[0]?.key?.readInt16BE(2) === ABORT) open.delete(batch.producerId);
    } else if (transactional && open.has(batch.producerId)) {
      batch.records = [];
    } else {
      for (const { offsetDelta } of batch.records) {
        producers.set(batch.firstOffset + BigInt(offsetDelta), transactional ? batch.producerId : null);
      }
    }
  }
  return producers;
}
