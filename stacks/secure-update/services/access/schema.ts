import { z } from 'zod';
import { TOPICS } from '../bus/topics.ts';

/** The name that stands for every topic. */
export const ANY = 'any';

const topic = z.enum([ANY, ...TOPICS]);
const topics = z.union([topic, z.array(topic)]).default([]);

const serviceSchema = z.strictObject({
  reads: topics.describe('the topic, or a list of topics, that it may read; any: all of them'),
  writes: topics.describe('the topic, or a list of topics, that it may write; any: all of them'),
});

/** The file access.yaml: a service is named like the topic it reads. Who is not in it is no user of the bus. */
export const accessSchema = z.partialRecord(z.enum(TOPICS), serviceSchema);

export type Access = z.infer<typeof accessSchema>;

/** `any`, a topic, or a list of them, as a list of topics. */
export function topicsOf(named: z.infer<typeof topics>): string[] {
  const list = [named].flat();
  return list.includes(ANY) ? [...TOPICS] : [...new Set(list)];
}
