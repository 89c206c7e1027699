import type { CallbackWithPromise, FetchOptions, fetchV17 } from '@platformatic/kafka';
import { Consumer, stringDeserializers } from '@platformatic/kafka';
import { readProducers } from './committed.ts';
import type { ClientOptions } from './credentials.ts';

type Text = string;

/** Reads one service's topic, in its own group: only what was committed, and knows which producer wrote each message. */
export class Reader extends Consumer<Text, Text, Text, Text> {
  readonly #producers = new Map<bigint, bigint | null>();

  constructor(client: ClientOptions) {
    super({
      ...client,
      groupId: client.clientId,
      // a service that comes back takes the place of its former self at once, instead of waiting until that has timed out
      groupInstanceId: client.clientId,
      deserializers: stringDeserializers,
      sessionTimeout: 10_000,
      heartbeatInterval: 3000,
      maxWaitTime: 5000,
      highWaterMark: 4,
    });
  }

  /** Fails, and soon, as long as the broker does not answer, does not take the password, or has no such topic. */
  async find(topic: string): Promise<void> {
    await this.metadata({ topics: [topic] });
  }

  /** Joins the group and reads on where the group stands. To join for nothing costs a rebalance: find the topic first. */
  read(topic: string) {
    return this.consume({ topics: [topic], mode: 'committed', fallbackMode: 'earliest', autocommit: false });
  }

  /** The producer that wrote a message of the stream, null where it wrote outside of any transaction. To be asked once. */
  producerOf(offset: bigint): bigint | null {
    const producer = this.#producers.get(offset) ?? null;
    this.#producers.delete(offset);
    return producer;
  }

  // the stream reads by this, and hands on messages without the batches that name their producers
  override fetch(options: FetchOptions<Text, Text, Text, Text>): Promise<fetchV17.FetchResponse>;
  override fetch(
    options: FetchOptions<Text, Text, Text, Text>,
    callback: CallbackWithPromise<fetchV17.FetchResponse>,
  ): void;
  override fetch(
    options: FetchOptions<Text, Text, Text, Text>,
    callback?: CallbackWithPromise<fetchV17.FetchResponse>,
  ) {
    if (callback === undefined) return super.fetch(options);
    return super.fetch(options, (error, response) => {
      for (const { partitions } of response?.responses ?? []) {
        for (const partition of partitions) {
          for (const [offset, producer] of readProducers(partition)) this.#producers.set(offset, producer);
        }
      }
      callback(error, response);
    });
  }
}
