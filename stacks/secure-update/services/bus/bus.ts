import { setTimeout as delay } from 'node:timers/promises';
import { keepAlive } from './alive.ts';
import type { ClientOptions } from './credentials.ts';
import { clientOptions } from './credentials.ts';
import { explain } from './explain.ts';
import { giveBackMemory } from './give-back-memory.ts';
import { log } from './log.ts';
import type { Message, Origin } from './message.ts';
import { canBeWritten, mustFit } from './message.ts';
import { Reader } from './reader.ts';
import { Senders } from './senders.ts';
import { Writer } from './writer.ts';

const RECONNECT_MS = 250;
/** A broker that is away this long is worth a line, and another one each time it has been away as long again. */
const REPORT_EVERY_MS = 5000;
/** How long a message waits for a connection that is being renewed. */
const PATIENCE_MS = 2000;

/** A message of this many bytes leaves copies behind that are worth collecting at once. */
const LARGE = 1_000_000;

interface BusOptions {
  /** Name of the service: its consumer group and its transactional id too. */
  service: string;
  /** The topic it reads. */
  topic: string;
  /** host:port */
  broker: string;
  /**
   * One message at a time: returns what it leads to. That is written, and the message is done with, both or neither; until
   * then, or when it throws, the same message comes again after a reconnect. What this does elsewhere it may do twice.
   */
  onMessage: (text: string, from: Origin) => Promise<Message[]> | Message[];
  /** Whether to find out who wrote each message (Origin.sender). */
  senders?: boolean;
  /** Runs on each new connection, before messages are read. */
  onConnect?: (client: ClientOptions) => Promise<void>;
  /** Whether the service could do its work with what comes; asked for the health check. */
  isReady?: () => boolean;
}

/** A service's connection to Kafka: reads one topic, writes to others, reconnects until it is closed. */
export class Bus implements AsyncDisposable {
  readonly #options: BusOptions;
  readonly #senders = new Senders();
  readonly #closing = new AbortController();
  readonly #running: Promise<void>;
  #writer: Writer | undefined;
  #stop = () => {};
  #reportedAt = Date.now();

  constructor(options: BusOptions) {
    this.#options = options;
    this.#running = this.#run();
  }

  get connected(): boolean {
    return this.#writer !== undefined;
  }

  /** Returns once the broker has the message. Throws MessageTooLarge, or says why the bus did not take it. */
  async publish(message: Message): Promise<void> {
    mustFit(message);
    const until = Date.now() + PATIENCE_MS;
    while (this.#writer === undefined && Date.now() < until && !this.#closing.signal.aborted) await delay(50);
    if (this.#writer === undefined) throw new Error(`no bus at ${this.#options.broker}`);
    try {
      await this.#writer.write([message]);
    } catch (error) {
      this.#stop();
      throw new Error(explain(error), { cause: error });
    }
    if (message.value.length > LARGE) giveBackMemory();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    this.#stop();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      try {
        await this.#readUntilBroken();
      } catch (error) {
        if (!signal.aborted) this.#report(error);
      }
      await delay(signal.aborted ? 0 : RECONNECT_MS);
    }
  }

  async #readUntilBroken(): Promise<void> {
    const { service, topic, broker, onConnect, isReady = () => true } = this.#options;
    const client = await clientOptions(service, broker);
    await onConnect?.(client);
    const reader = new Reader(client);
    let writer: Writer | undefined;
    let stopAlive: (() => void) | undefined;
    try {
      await reader.find(topic);
      // before it reads: where the group stands is known once the broker has ended what a former self left open
      writer = await Writer.open(client, service);
      const stream = await reader.read(topic);
      this.#stop = () => stream.destroy();
      if (this.#closing.signal.aborted) return;
      this.#writer = writer;
      this.#reportedAt = Date.now();
      stopAlive = keepAlive(() => reader.isActive() && isReady());
      log(`connected to ${broker}${'sasl' in client ? ` as ${client.sasl.username}` : ''}, reading topic ${topic}`);
      for await (const message of stream) {
        const text = message.value ?? '';
        const messages = await this.#options.onMessage(text, await this.#origin(message.offset, reader, client));
        await writer.write(messages.filter(canBeWritten), { reader, message });
        if (text.length > LARGE || messages.some(({ value }) => value.length > LARGE)) giveBackMemory();
      }
    } finally {
      this.#writer = undefined;
      stopAlive?.();
      await writer?.[Symbol.asyncDispose]();
      await reader.close(true);
    }
  }

  async #origin(offset: bigint, reader: Reader, client: ClientOptions): Promise<Origin> {
    const producer = reader.producerOf(offset);
    const asked = producer !== null && this.#options.senders === true;
    return { offset, sender: asked ? await this.#senders.find(producer, client) : null };
  }

  #report(error: unknown): void {
    if (Date.now() - this.#reportedAt < REPORT_EVERY_MS) return;
    this.#reportedAt = Date.now();
    log(`no bus at ${this.#options.broker}, trying again: ${explain(error)}`);
  }
}
