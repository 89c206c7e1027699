import type { API, Callback, Message as Consumed } from '@platformatic/kafka';
import { addPartitionsToTxnV3, kGetApi, Producer, stringSerializers } from '@platformatic/kafka';
import type { ClientOptions } from './credentials.ts';
import type { Message } from './message.ts';
import type { Reader } from './reader.ts';

/** A transaction that nobody ends is aborted by the broker after this; what was written since waits as long. */
const TRANSACTION_MS = 5000;

/** How often, and how soon, the client asks again: the next transaction may begin some milliseconds after the last one's end. */
const RETRIES = 100;
const RETRY_MS = 2;

/** A producer that was none before. The client would say that it was number 0, and the broker turn it away as a stranger. */
const NOBODY = { producerId: -1n, producerEpoch: -1 };

type Read = Consumed<string, string, string, string>;

/** The client asks in the newest form that the broker knows; since version 4, this one is for brokers among themselves. */
class ClientProducer extends Producer<string, string, string, string> {
  override [kGetApi]<Arguments extends unknown[], Response>(
    name: string,
    callback: Callback<API<Arguments, Response>>,
  ): void {
    if (name !== 'AddPartitionsToTxn') return super[kGetApi](name, callback);
    // takes the same arguments and gives the same answer as the newest
    callback(null, addPartitionsToTxnV3.api as unknown as API<Arguments, Response>);
  }
}

/**
 * Writes to the bus by transactions under a name of its own, one after the other. After an error it is of no more use:
 * nobody knows how far the broker came. The next writer of the same name finds out, because the broker ends what was left.
 */
export class Writer implements AsyncDisposable {
  readonly #producer: ClientProducer;
  #last: Promise<void> = Promise.resolve();
  #broken = false;

  private constructor(client: ClientOptions, name: string) {
    this.#producer = new ClientProducer({
      ...client,
      retries: RETRIES,
      retryDelay: RETRY_MS,
      timeout: TRANSACTION_MS,
      transactionalId: name,
      idempotent: true,
      serializers: stringSerializers,
    });
  }

  /** Returns once every earlier writer of this name is shut out, and what it had begun is committed or aborted. */
  static async open(client: ClientOptions, name: string): Promise<Writer> {
    const writer = new Writer(client, name);
    try {
      const transaction = await writer.#producer.beginTransaction(NOBODY);
      await transaction.cancel();
      return writer;
    } catch (error) {
      await writer[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** All of the messages, or none, and with them that `read` is done with. Returns once the broker has committed it. */
  write(messages: readonly Message[], read?: { reader: Reader; message: Read }): Promise<void> {
    const turn = this.#last.then(() => this.#transact(messages, read));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#producer.close(true);
  }

  async #transact(messages: readonly Message[], read?: { reader: Reader; message: Read }): Promise<void> {
    if (this.#broken) throw new Error('the connection to the bus is being renewed');
    try {
      const transaction = await this.#producer.beginTransaction();
      if (messages.length > 0) await transaction.send({ messages: [...messages] });
      if (read !== undefined) {
        await transaction.addConsumer(read.reader);
        await transaction.addOffset(read.message);
      }
      await transaction.commit();
    } catch (error) {
      this.#broken = true;
      throw error;
    }
  }
}
