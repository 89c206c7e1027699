import { Admin } from '@platformatic/kafka';
import { TOPICS } from '../bus/topics.ts';

/** Makes every topic that is not there yet. The other services wait for theirs. */
export async function createTopics(broker: string): Promise<void> {
  const admin = new Admin({ clientId: 'monitor', bootstrapBrokers: [broker], retries: 0 });
  try {
    const there = await admin.listTopics();
    const missing = TOPICS.filter((topic) => !there.includes(topic));
    if (missing.length > 0) await admin.createTopics({ topics: missing, partitions: 1, replicas: 1 });
  } finally {
    await admin.close();
  }
}
