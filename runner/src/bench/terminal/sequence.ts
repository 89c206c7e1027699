const A_TIME = 10_000;
const START = Buffer.from('1\r\n2\r\n3\r\n');

/** Compares what `seq 1 LAST` shows, byte for byte, with what it should, as it comes. */
export class Sequence {
  readonly #last: number;
  #next = 1;
  #expected = Buffer.alloc(0);
  #head: Buffer | null = Buffer.alloc(0);
  /** Bytes that were as they should be. */
  matched = 0;
  broken = false;

  constructor(last: number) {
    this.#last = last;
  }

  /** All numbers have come, and nothing else between them. */
  get whole(): boolean {
    return !this.broken && this.#next > this.#last && this.#expected.length === 0 && this.#head === null;
  }

  readonly take = (bytes: Buffer): void => {
    if (this.#head === null) return this.#compare(bytes);
    // what stands before the first numbers is the echo of the command
    this.#head = Buffer.concat([this.#head, bytes]);
    const start = this.#head.indexOf(START);
    if (start < 0) return;
    const rest = this.#head.subarray(start);
    this.#head = null;
    this.#compare(rest);
  };

  #compare(bytes: Buffer): void {
    while (bytes.length > 0 && !this.broken) {
      if (this.#expected.length === 0 && !this.#refill()) return;
      const length = Math.min(bytes.length, this.#expected.length);
      this.broken = bytes.compare(this.#expected, 0, length, 0, length) !== 0;
      if (!this.broken) this.matched += length;
      this.#expected = this.#expected.subarray(length);
      bytes = bytes.subarray(length);
    }
  }

  #refill(): boolean {
    const numbers: number[] = [];
    for (; numbers.length < A_TIME && this.#next <= this.#last; this.#next++) numbers.push(this.#next);
    this.#expected = Buffer.from(numbers.map((number) => `${number}\r\n`).join(''));
    return numbers.length > 0;
  }
}
