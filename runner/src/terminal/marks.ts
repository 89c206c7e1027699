import type { Mark } from './host/words.ts';

/** A mark longer than this is not one of ours. */
const LONGEST_MARK_BYTES = 8192;
const START = Buffer.from('\x1b]');
const BELL = 0x07;
const ESCAPE = 0x1b;

/**
 * Finds the marks that the learner's shell writes around prompts and commands, across chunk borders:
 * OSC 133;A (prompt), 133;C (output begins), 133;D;CODE (command ended) and OSC 633;E;COMMAND (what was typed).
 * They are the learner's to forge: use them to know when to look, never as proof of anything.
 */
export class Marks {
  readonly #found: (mark: Mark) => void;
  #open: Buffer | null = null;
  #command: string | null = null;
  #running = false;

  constructor(found: (mark: Mark) => void) {
    this.#found = found;
  }

  push(chunk: Buffer): void {
    if (this.#open === null && !chunk.includes(ESCAPE)) return;
    let rest = this.#open === null ? chunk : Buffer.concat([this.#open, chunk]);
    this.#open = null;
    for (let at = rest.indexOf(START); at !== -1; at = rest.indexOf(START)) {
      const end = endOfString(rest, at + START.length);
      if (end === null) {
        if (rest.length - at <= LONGEST_MARK_BYTES) this.#open = Buffer.from(rest.subarray(at));
        return;
      }
      this.#read(rest.subarray(at + START.length, end));
      rest = rest.subarray(end);
    }
    if (rest.at(-1) === ESCAPE) this.#open = Buffer.from([ESCAPE]);
  }

  /** Ends what was running, for a shell that is gone. */
  forget(): void {
    this.#open = null;
    this.#command = null;
    if (this.#running) this.#end(null);
  }

  #read(text: Buffer): void {
    const isOurs = text.length >= 5 && (text.indexOf('133;') === 0 || text.indexOf('633;E;') === 0);
    if (!isOurs) return;
    const [code, kind, ...values] = text.toString('utf8').split(';');
    if (code === '633') this.#command = unescapeCommand(values.join(';'));
    else if (kind === 'A') this.#found({ type: 'prompt' });
    else if (kind === 'C') this.#start();
    else if (kind === 'D' && this.#running) this.#end(toExitCode(values[0]));
  }

  #start(): void {
    this.#running = true;
    this.#found({ type: 'started', command: this.#command });
    this.#command = null;
  }

  #end(exitCode: number | null): void {
    this.#running = false;
    this.#found({ type: 'ended', exitCode });
  }
}

/** Where the string that begins at `from` ends: at BEL, or at the ESC of its terminator; null when the chunk ends first. */
function endOfString(bytes: Buffer, from: number): number | null {
  const end = bytes.subarray(from).findIndex((byte) => byte === BELL || byte === ESCAPE);
  return end === -1 ? null : from + end;
}

function toExitCode(text: string | undefined): number | null {
  const code = Number.parseInt(text ?? '', 10);
  return Number.isNaN(code) ? null : code;
}

/** The shell writes what would end or split the mark as \xHH, and a backslash as two. */
function unescapeCommand(text: string): string {
  return text.replaceAll(/\\(?:x([0-9a-fA-F]{2})|\\)/g, (_, hex: string | undefined) =>
    hex === undefined ? '\\' : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
