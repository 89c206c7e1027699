import { Admin } from '@platformatic/kafka';
import type { ClientOptions } from '../bus/credentials.ts';
import { TOPICS } from '../bus/topics.ts';

/** Makes every topic that is not there yet. The other services wait for theirs. Where the bus asks who it is, others did it before. */
export async function createTopics(client: ClientOptions): Promise<void> {
  if ('sasl' in client) return;
  const admin = new Admin({ ...client, retries: 0 });
  try {
    const there = await admin.listTopics();
    const missing = TOPICS.filter((topic) => !there.includes(topic));
    if (missing.length > 0) await admin.createTopics({ topics: missing, partitions: 1, replicas: 1 });
  } finally {
    await admin.close();
  }
}
