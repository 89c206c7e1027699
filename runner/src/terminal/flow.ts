import { WINDOW_BYTES } from '@stackyard/protocol/frame';
import { RING_BYTES } from './ring.ts';

/** Above this round trip the usual window would leave the line idle between acknowledgements. */
const FAR_ROUND_TRIP_MS = 40;
/** The ring must still hold what a far viewer has not confirmed when its connection breaks, and one read more. */
const FAR_WINDOW_BYTES = RING_BYTES - 131_072;

/** Counts what one viewer was sent and has confirmed, in absolute sequence numbers. */
export class Flow {
  #sent: number;
  #acked: number;
  #window = WINDOW_BYTES;

  constructor(start: number) {
    this.#sent = start;
    this.#acked = start;
  }

  get sent(): number {
    return this.#sent;
  }

  get acked(): number {
    return this.#acked;
  }

  /** Bytes that may be sent now. */
  get room(): number {
    return Math.max(0, this.#window - (this.#sent - this.#acked));
  }

  noteSent(bytes: number): void {
    this.#sent += bytes;
  }

  /** A confirmation of what was never sent, or of what was confirmed before, is ignored. */
  ack(seq: number): void {
    if (seq > this.#acked && seq <= this.#sent) this.#acked = seq;
  }

  /** Forgets what is open: after a skip its confirmations never come. */
  restart(seq: number): void {
    this.#sent = seq;
    this.#acked = seq;
  }

  noteRoundTrip(milliseconds: number): void {
    this.#window = milliseconds > FAR_ROUND_TRIP_MS ? FAR_WINDOW_BYTES : WINDOW_BYTES;
  }

  /** Whether the program has to wait for this viewer; once it waits, until half of the window is left. */
  holds(head: number, held: boolean): boolean {
    return head - this.#acked >= (held ? this.#window / 2 : this.#window);
  }
}
