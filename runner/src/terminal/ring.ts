/** Bytes of output that a terminal remembers. */
export const RING_BYTES = 1_048_576;
/** What a page that knows nothing is shown of the past, cut at a line. */
export const REPLAY_BYTES = 262_144;
/** What a shell writes before its prompt (OSC 133;A). */
const PROMPT = '\x1b]133;A';
/** What `clear` writes: the cursor goes home, the screen and what has scrolled out of it are erased. */
const CLEARED = '\x1b[H\x1b[2J\x1b[3J';
/** The other screen begins or ends, in one of three ways: what is cleared there leaves the first one as it was. */
const OTHER_SCREEN = ['\x1b[?1049', '\x1b[?1047', '\x1b[?47'];
/** How far past the wanted place a line's end is looked for before the cut is made inside a line. */
const CUT_SEARCH_BYTES = 16_384;
/** Changes of size remembered; a replay that begins before the oldest starts with that one. */
const RESIZES_KEPT = 256;

export interface Resize {
  seq: number;
  cols: number;
  rows: number;
}

/**
 * The last bytes of a terminal's output under absolute sequence numbers: `tail` is the number of the oldest
 * byte still here, `head` that of the next one to come. Sizes are remembered with the byte they took effect at.
 */
export class Ring {
  readonly capacity: number;
  readonly #bytes: Buffer;
  readonly #base: number;
  #head: number;
  #resizes: Resize[];

  constructor(size: { cols: number; rows: number }, { base = 0, capacity = RING_BYTES } = {}) {
    this.capacity = capacity;
    this.#bytes = Buffer.allocUnsafeSlow(capacity);
    this.#base = base;
    this.#head = base;
    this.#resizes = [{ seq: base, ...size }];
  }

  get head(): number {
    return this.#head;
  }

  get tail(): number {
    return Math.max(this.#base, this.#head - this.capacity);
  }

  push(chunk: Uint8Array): void {
    const kept = chunk.length > this.capacity ? chunk.subarray(chunk.length - this.capacity) : chunk;
    const at = (this.#head + chunk.length - kept.length - this.#base) % this.capacity;
    const first = Math.min(kept.length, this.capacity - at);
    this.#bytes.set(kept.subarray(0, first), at);
    this.#bytes.set(kept.subarray(first), 0);
    this.#head += chunk.length;
  }

  /** A copy of up to `most` bytes from `from`, which must lie between tail and head. */
  read(from: number, most: number): Buffer {
    if (from < this.tail || from > this.#head)
      throw new RangeError(`byte ${from} is not in ${this.tail}…${this.#head}`);
    const length = Math.min(most, this.#head - from);
    const at = (from - this.#base) % this.capacity;
    const first = Math.min(length, this.capacity - at);
    const copy = Buffer.allocUnsafe(length);
    this.#bytes.copy(copy, 0, at, at + first);
    this.#bytes.copy(copy, first, 0, length - first);
    return copy;
  }

  noteResize(cols: number, rows: number): void {
    const last = this.#resizes.at(-1);
    if (last?.seq === this.#head) this.#resizes.pop();
    this.#resizes.push({ seq: this.#head, cols, rows });
    const inEffect = Math.max(
      0,
      this.#resizes.findLastIndex((resize) => resize.seq <= this.tail),
    );
    this.#resizes = this.#resizes.slice(Math.max(inEffect, this.#resizes.length - RESIZES_KEPT));
  }

  /** The size in effect when byte `seq` was written. */
  sizeAt(seq: number): Resize {
    const found = this.#resizes.findLast((resize) => resize.seq <= seq) ?? this.#resizes[0];
    if (found === undefined) throw new Error('a ring knows at least its first size');
    return found;
  }

  /** The first change of size after the one that was `known`, if there is one. */
  resizeAfter(known: Resize): Resize | undefined {
    return this.#resizes.find((resize) => resize.seq > known.seq || (resize.seq === known.seq && resize !== known));
  }

  /** A place about `back` bytes before head to begin showing output: after a line's end where one is near. */
  cut(back: number): number {
    const from = this.#head - back;
    if (from <= this.tail) return this.#lineAfter(this.tail, this.tail === this.#base);
    return this.#lineAfter(from, false);
  }

  #lineAfter(from: number, isBeginning: boolean): number {
    if (isBeginning) return from;
    const near = this.read(from, CUT_SEARCH_BYTES);
    const end = near.indexOf(0x0a);
    if (end !== -1) return from + end + 1;
    const whole = near.findIndex((byte) => (byte & 0xc0) !== 0x80);
    return from + Math.max(0, whole);
  }

  /**
   * Where a viewer that has seen everything before `since` goes on; `reset` when that is no longer possible. A number from before
   * this ring began is of the same terminal under an earlier runner: all of this comes after it, and what is on the screen stays.
   */
  startFor(since: number | null): { seq: number; reset: boolean } {
    const from = since === null ? null : Math.max(since, this.#base);
    if (from !== null && from >= this.tail && from <= this.#head) return { seq: from, reset: false };
    const past = this.#promptBefore(this.#head - REPLAY_BYTES) ?? this.cut(REPLAY_BYTES);
    return { seq: this.#clearedAfter(past), reset: true };
  }

  /** Where everything was erased last after a byte, since what came before is not to be seen any more; else that byte. */
  #clearedAfter(seq: number): number {
    const bytes = this.read(seq, this.#head - seq);
    const at = bytes.lastIndexOf(CLEARED);
    return at === -1 || OTHER_SCREEN.some((change) => bytes.includes(change)) ? seq : seq + at;
  }

  /** Where the prompt of now begins, or that of the command which runs, if it is still here. */
  get lastPrompt(): number | undefined {
    return this.#promptBefore(this.#head);
  }

  /**
   * The last prompt before a byte, if it is still here. A program that redraws its lines by moving the cursor up, as Compose
   * does, is shown whole or not at all: from its middle it would paint over what is not there.
   */
  #promptBefore(seq: number): number | undefined {
    if (seq <= this.tail) return undefined;
    const at = this.read(this.tail, seq - this.tail).lastIndexOf(PROMPT);
    return at === -1 ? undefined : this.tail + at;
  }
}
