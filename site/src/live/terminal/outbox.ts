export const KEPT_MS = 30_000;
const KEPT_BYTES = 65_536;
const FRAME_BYTES = 32_768;

type Bytes = Uint8Array<ArrayBuffer>;

interface Piece {
  bytes: Bytes;
  at: number;
}

/** What waits while the line is down; `since` is when its first key was typed. */
export interface Held {
  bytes: Bytes;
  since: number;
}

/**
 * What was typed on this page, kept until the host says that it has it. Bytes have absolute numbers from the page’s first key on, and the
 * host counts with: after a cut exactly what it has not taken goes again, so nothing is typed twice and nothing is lost without a word.
 */
export class Outbox {
  #pieces: Piece[] = [];
  /** Numbers: of the first byte kept, and of the first that this connection has not been given. */
  #taken = 0;
  #sent = 0;
  #isUp = false;
  #dropped = 0;

  /** Takes input; false when it comes too late or is too much while the line is down. Then all that waited is gone: a half of a line is never sent. */
  add(bytes: Bytes, now: number): boolean {
    if (!this.#isUp && (this.#dropped > 0 || this.#isLate(now) || this.#length + bytes.length > KEPT_BYTES)) {
      this.drop();
      this.#dropped += bytes.length;
      return false;
    }
    this.#pieces.push({ bytes, at: now });
    return true;
  }

  /** What this connection has not been given, in frames. */
  take(): Bytes[] {
    if (!this.#isUp) return [];
    const frames: Bytes[] = [];
    let at = this.#taken;
    for (const { bytes } of this.#pieces) {
      for (let from = Math.max(0, this.#sent - at); from < bytes.length; from += FRAME_BYTES)
        frames.push(bytes.subarray(from, from + FRAME_BYTES));
      at += bytes.length;
    }
    this.#sent = at;
    return frames;
  }

  /** The host has everything before this number. */
  confirm(seq: number): void {
    const until = Math.min(seq, this.#sent);
    while (this.#taken < until) {
      const first = this.#pieces[0];
      if (!first) break;
      const gone = Math.min(first.bytes.length, until - this.#taken);
      if (gone === first.bytes.length) this.#pieces.shift();
      else first.bytes = first.bytes.subarray(gone);
      this.#taken += gone;
    }
  }

  /** The connection is gone: what is not confirmed waits. */
  cut(): void {
    this.#isUp = false;
  }

  /** A connection begins, on which the host says what it has. Tells how many bytes were dropped in the cut. */
  resume(typed: number, now: number): number {
    // A host that knows less than it has confirmed has forgotten what it took: nobody can say what would be typed twice.
    if (typed < this.#taken) this.drop();
    this.confirm(typed);
    if (this.#isLate(now)) this.drop();
    const dropped = this.#dropped;
    this.#taken = typed;
    this.#sent = typed;
    this.#dropped = 0;
    this.#isUp = true;
    return dropped;
  }

  /** Drops what has waited too long; tells whether that was now. */
  expire(now: number): boolean {
    if (this.#isUp || !this.#isLate(now)) return false;
    this.drop();
    return true;
  }

  /** There is nothing to type into any more. */
  drop(): void {
    this.#dropped += this.#length;
    this.#pieces = [];
  }

  get held(): Held | null {
    const first = this.#pieces[0];
    if (!first) return null;
    const bytes = new Uint8Array(this.#length);
    let at = 0;
    for (const piece of this.#pieces) {
      bytes.set(piece.bytes, at);
      at += piece.bytes.length;
    }
    return { bytes, since: first.at };
  }

  /** When the oldest byte was typed that is not confirmed. */
  get oldest(): number | null {
    return this.#pieces[0]?.at ?? null;
  }

  /** Bytes dropped in this cut. */
  get dropped(): number {
    return this.#dropped;
  }

  get #length(): number {
    return this.#pieces.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  #isLate(now: number): boolean {
    return this.oldest !== null && now - this.oldest > KEPT_MS;
  }
}
