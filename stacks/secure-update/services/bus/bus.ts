import { Consumer, Producer, stringDeserializers, stringSerializers } from '@platformatic/kafka';
import { setTimeout as delay } from 'node:timers/promises';
import { keepAlive } from './alive.ts';
import { giveBackMemory } from './give-back-memory.ts';
import { log, messageOf } from './log.ts';
import { MAX_MESSAGE_BYTES } from './topics.ts';

const RECONNECT_MS = 250;
/** A broker that is away this long is worth a line, and another one each time it has been away as long again. */
const REPORT_EVERY_MS = 5000;

/** A message of this many bytes leaves copies behind that are worth collecting at once. */
const LARGE = 1_000_000;

interface BusOptions {
  /** Name of the service: its consumer group too. */
  service: string;
  /** The topic it reads. */
  topic: string;
  /** host:port */
  broker: string;
  /** One message at a time. When it throws, the same message comes again after a reconnect. */
  onMessage: (text: string) => Promise<void>;
  /** Runs on each new connection, before messages are read. */
  onConnect?: () => Promise<void>;
  /** Whether the service could do its work with what comes; asked for the health check. */
  isReady?: () => boolean;
}

/** A message that no broker will take, however often it is sent. */
export class MessageTooLarge extends Error {
  override name = 'MessageTooLarge';
}

/** A service's connection to Kafka: reads one topic, writes to others, reconnects until it is closed. */
export class Bus implements AsyncDisposable {
  readonly #options: BusOptions;
  readonly #producer: Producer<string, string, string, string>;
  readonly #closing = new AbortController();
  readonly #running: Promise<void>;
  #connected = false;
  #reportedAt = Date.now();

  constructor(options: BusOptions) {
    this.#options = options;
    this.#producer = new Producer({ ...this.#client(), serializers: stringSerializers });
    this.#running = this.#run();
  }

  get connected(): boolean {
    return this.#connected;
  }

  /** Returns once the broker has the message. Throws MessageTooLarge, or what the client throws when the broker is away. */
  async publish(topic: string, key: string, value: string): Promise<void> {
    const bytes = Buffer.byteLength(value);
    if (bytes > MAX_MESSAGE_BYTES) {
      throw new MessageTooLarge(`a message of ${bytes} bytes does not fit the bus (${MAX_MESSAGE_BYTES})`);
    }
    await this.#producer.send({ messages: [{ topic, key, value }] });
    if (bytes > LARGE) giveBackMemory();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    await this.#running;
    await this.#producer.close();
  }

  #client() {
    const { service, broker } = this.#options;
    return { clientId: service, bootstrapBrokers: [broker], retries: 2, retryDelay: 200 };
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      try {
        await this.#readUntilBroken(signal);
      } catch (error) {
        if (!signal.aborted) this.#report(error);
      }
      await delay(signal.aborted ? 0 : RECONNECT_MS);
    }
  }

  async #readUntilBroken(signal: AbortSignal): Promise<void> {
    const { service, topic, onMessage, onConnect, isReady = () => true } = this.#options;
    const consumer = new Consumer({
      ...this.#client(),
      groupId: service,
      // a service that comes back takes the place of its former self at once, instead of waiting until that has timed out
      groupInstanceId: service,
      deserializers: stringDeserializers,
      sessionTimeout: 10_000,
      heartbeatInterval: 3000,
      maxWaitTime: 5000,
      highWaterMark: 4,
    });
    let stopAlive: (() => void) | undefined;
    try {
      await onConnect?.();
      // fails as long as nobody has made the topic; joining a group for nothing would cost a rebalance
      await consumer.metadata({ topics: [topic] });
      const stream = await consumer.consume({
        topics: [topic],
        mode: 'committed',
        fallbackMode: 'earliest',
        autocommit: false,
      });
      const stop = () => stream.destroy();
      signal.addEventListener('abort', stop, { once: true });
      this.#connected = true;
      this.#reportedAt = Date.now();
      stopAlive = keepAlive(() => consumer.isActive() && isReady());
      log(`connected to ${this.#options.broker}, reading topic ${topic}`);
      for await (const message of stream) {
        const text = message.value ?? '';
        await onMessage(text);
        await message.commit();
        if (text.length > LARGE) giveBackMemory();
      }
    } finally {
      this.#connected = false;
      stopAlive?.();
      await consumer.close(true);
    }
  }

  #report(error: unknown): void {
    if (Date.now() - this.#reportedAt < REPORT_EVERY_MS) return;
    this.#reportedAt = Date.now();
    log(`no bus at ${this.#options.broker}, trying again: ${messageOf(error)}`);
  }
}
