const ESCAPE = 0x1b;
const START = Buffer.from('\x1b[?');
/** Longer than any list of modes that a program sets at once. */
const LONGEST_BYTES = 64;
/** Private modes that change what a page shows or sends, with what they are at first: xterm's control sequences, DECSET. */
const AT_FIRST = new Map([
  [1, false], // cursor keys for applications
  [7, true], // lines wrap
  [9, false], // mouse, the oldest way
  [25, true], // cursor is shown
  [47, false], // other screen, three ways
  [1047, false],
  [1049, false],
  [1000, false], // mouse: clicks, drags, moves
  [1002, false],
  [1003, false],
  [1004, false], // focus is told
  [1006, false], // mouse in decimal
  [2004, false], // paste is bracketed
]);
const OTHER_SCREEN = [47, 1047, 1049];

/**
 * Remembers which modes a program has set, and at which byte, so that a page whose replay begins later can be put into them.
 */
export class Modes {
  readonly #set = new Map<number, { on: boolean; seq: number }>();
  #open: Buffer | null = null;

  /** `seq` is the number of the chunk's first byte. */
  push(chunk: Buffer, seq: number): void {
    if (this.#open === null && !chunk.includes(ESCAPE)) return;
    const bytes = this.#open === null ? chunk : Buffer.concat([this.#open, chunk]);
    const first = seq + chunk.length - bytes.length;
    this.#open = null;
    for (let at = bytes.indexOf(START); at !== -1; at = bytes.indexOf(START, at + START.length)) {
      const text = bytes.toString('latin1', at + START.length, at + LONGEST_BYTES);
      const [whole, list = '', letter = ''] = /^([\d;]*)([^\d;])?/.exec(text) ?? [];
      if (letter === '' && whole?.length === text.length) this.#open = Buffer.from(bytes.subarray(at));
      if (letter !== 'h' && letter !== 'l') continue;
      for (const mode of list.split(';').map(Number)) this.#note(mode, letter === 'h', first + at);
    }
    if (this.#open === null) this.#open = beginning(bytes);
  }

  /** Control sequences that put a fresh page into the modes that were set before byte `seq` and are in force now. */
  before(seq: number): string {
    const changed = [...this.#set].filter(([mode, now]) => now.seq < seq && now.on !== AT_FIRST.get(mode));
    return changed.map(([mode, { on }]) => `\x1b[?${mode}${on ? 'h' : 'l'}`).join('');
  }

  /** Whether a program had the whole screen to itself before byte `seq` and has it still: it alone can draw that anew. */
  ownsScreenSince(seq: number): boolean {
    return OTHER_SCREEN.some((mode) => {
      const now = this.#set.get(mode);
      return now?.on === true && now.seq < seq;
    });
  }

  #note(mode: number, on: boolean, seq: number): void {
    if (AT_FIRST.has(mode)) this.#set.set(mode, { on, seq });
  }
}

/** The end of a chunk that may be the beginning of a sequence. */
function beginning(bytes: Buffer): Buffer | null {
  const last = bytes.at(-1);
  if (last === ESCAPE) return Buffer.from(START.subarray(0, 1));
  return last === START[1] && bytes.at(-2) === ESCAPE ? Buffer.from(START.subarray(0, 2)) : null;
}
