import { log } from './log.ts';
import { MAX_MESSAGE_BYTES, TOPICS } from './topics.ts';

/** What a service writes: the topic, the id of the update, the text. */
export interface Message {
  topic: string;
  key: string;
  value: string;
}

/** Where a message that was read comes from. */
export interface Origin {
  /**
   * The service that wrote it, as the broker knows it: the owner of the transaction that it came in. Null where it came in
   * none, or where nobody asked (BusOptions.senders). On a bus that asks nobody for a password this is only what was claimed.
   */
  sender: string | null;
  /** Its place in the topic. */
  offset: bigint;
}

/** A message that no broker will take, however often it is sent. */
export class MessageTooLarge extends Error {
  override name = 'MessageTooLarge';
}

/** Throws MessageTooLarge where a message is larger than the broker takes. */
export function mustFit({ value }: Message): void {
  const bytes = Buffer.byteLength(value);
  if (bytes <= MAX_MESSAGE_BYTES) return;
  throw new MessageTooLarge(`a message of ${bytes} bytes does not fit the bus (${MAX_MESSAGE_BYTES})`);
}

/** Whether a message can be written at all. What cannot is logged: to try it again would stop its service for good. */
export function canBeWritten(message: Message): boolean {
  try {
    mustFit(message);
  } catch (error) {
    if (!(error instanceof MessageTooLarge)) throw error;
    log(`${message.key.slice(0, 8)} not sent to ${message.topic}: ${error.message}`);
    return false;
  }
  if (TOPICS.some((topic) => topic === message.topic)) return true;
  log(`${message.key.slice(0, 8)} not sent: there is no topic ${message.topic}`);
  return false;
}
