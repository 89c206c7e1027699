/** As the runner counts: one acknowledgement each 64 KiB, a quarter of what may be on its way. */
const EVERY_BYTES = 65_536;

export interface Acks {
  /** A stream begins at this absolute byte: at attach, and after a skip. */
  begin(seq: number): void;
  /** Bytes came from the socket; returns a number to be handed to `parsed` when xterm is done with them. */
  received(length: number): number;
  /** xterm has parsed everything up to here. */
  parsed(seq: number): void;
  /** The absolute number of the next byte: where a new line goes on. */
  seen(): number;
}

/** Counts bytes in absolute numbers and acknowledges what was parsed: each 64 KiB, and whenever nothing is left to parse. */
export function countAcks(send: (seq: number) => void): Acks {
  let received = 0;
  let acked = 0;
  return {
    begin(seq) {
      received = seq;
      acked = seq;
    },
    received(length) {
      received += length;
      return received;
    },
    parsed(seq) {
      // What was written before a reconnect is parsed after it: those bytes belong to no count any more.
      if (seq <= acked || seq > received) return;
      if (seq - acked < EVERY_BYTES && seq < received) return;
      acked = seq;
      send(seq);
    },
    seen: () => received,
  };
}
