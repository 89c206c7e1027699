import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { getSystemErrorMessage } from 'node:util';
import type { Problem } from '@stackyard/protocol/problem';
import type { CastEvent, CastHeader } from '@stackyard/protocol/recording';
import { problem, type ProblemError } from '../problems.ts';
import type { Size } from './size.ts';

const MEGABYTE = 1_048_576;
const LIMIT_BYTES = 64 * MEGABYTE;
/** Output that the disk has not taken yet; more of it would be memory that the terminals need. */
const BACKLOG_BYTES = 8 * MEGABYTE;
/** Output in one event, so that whoever reads a file from its end finds a whole line soon. */
const EVENT_BYTES = 16_384;
const FLUSH_BYTES = 65_536;
const FLUSH_AFTER_MS = 1000;
const CLOSE_WITHIN_MS = 5000;

interface RecordingOptions {
  /** Told once, if it ends by itself: it is full, the disk is, or its file had to make room. */
  ended?: (problem: Problem) => void;
  limitBytes?: number;
}

/**
 * Writes what a terminal shows to a new file as asciicast v2 (https://docs.asciinema.org/manual/asciicast/v2/). Nothing of what is typed
 * is in it, unless the terminal shows it. It never throws: a recording that cannot go on ends by itself, and the terminal does not.
 */
export class Recording implements AsyncDisposable {
  readonly #file: string;
  readonly #title: string;
  readonly #stream: WriteStream;
  readonly #closed: Promise<void>;
  readonly #options: RecordingOptions;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #began = performance.now();
  #lines: string[] = [];
  #waiting = 0;
  #written = 0;
  #over = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(file: string, { cols, rows }: Size, title: string, options: RecordingOptions = {}) {
    this.#file = file;
    this.#title = title;
    this.#options = options;
    try {
      mkdirSync(dirname(file), { recursive: true });
    } catch {
      // The file cannot be opened then, which is told in one place for every reason.
    }
    this.#stream = createWriteStream(file, { flags: 'wx', mode: 0o600 });
    this.#closed = new Promise((resolve) => this.#stream.once('close', resolve));
    this.#stream.on('error', (thrown: NodeJS.ErrnoException) => this.#fail(reasonOf(thrown)));
    this.#add({
      version: 2,
      width: cols,
      height: rows,
      timestamp: Math.floor(Date.now() / 1000),
      title,
      env: { TERM: 'xterm-256color', SHELL: '/bin/bash' },
    });
  }

  /** Bytes as the program wrote them; a character may be split over two calls. */
  output(chunk: Buffer): void {
    for (let at = 0; at < chunk.length && !this.#over; at += EVENT_BYTES)
      this.#show(this.#decoder.decode(chunk.subarray(at, at + EVENT_BYTES), { stream: true }));
  }

  resized({ cols, rows }: Size): void {
    this.#add([this.#now(), 'r', `${cols}x${rows}`]);
  }

  /** Returns when all of it is in the file. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#show(this.#decoder.decode());
    this.#close();
    const late = setTimeout(() => this.#stream.destroy(), CLOSE_WITHIN_MS);
    await this.#closed.finally(() => clearTimeout(late));
  }

  #show(text: string): void {
    if (text !== '') this.#add([this.#now(), 'o', text]);
  }

  #add(entry: CastHeader | CastEvent): void {
    if (this.#over) return;
    const { limitBytes = LIMIT_BYTES } = this.#options;
    const line = `${JSON.stringify(entry)}\n`;
    const bytes = Buffer.byteLength(line);
    if (this.#written + bytes > limitBytes) {
      const limit = `${Math.round(limitBytes / MEGABYTE)} MB`;
      const last: CastEvent = [this.#now(), 'o', `\x1b[0m\r\n[The recording ends here: it holds ${limit}.]\r\n`];
      this.#lines.push(`${JSON.stringify(last)}\n`);
      this.#end(problem('recording-full', { terminal: this.#title, limit }));
      return;
    }
    this.#written += bytes;
    this.#waiting += bytes;
    this.#lines.push(line);
    if (this.#waiting >= FLUSH_BYTES) this.#flush();
    else this.#timer ??= setTimeout(() => this.#look(), FLUSH_AFTER_MS);
  }

  #look(): void {
    this.#flush();
    // Until it is opened it is not there, either.
    if (this.#stream.pending) return;
    stat(this.#file).catch(() => this.#end(problem('recording-made-room', { terminal: this.#title })));
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#lines.length > 0) this.#stream.write(this.#lines.join(''));
    this.#lines = [];
    this.#waiting = 0;
    if (this.#stream.writableLength > BACKLOG_BYTES) this.#fail('the disk is too slow');
  }

  #fail(said: string): void {
    this.#lines = [];
    this.#end(problem('recording-not-written', { terminal: this.#title, said }));
  }

  #end({ problem: why }: ProblemError): void {
    if (this.#over) return;
    this.#close();
    this.#options.ended?.(why);
  }

  #close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#flush();
    this.#stream.end();
  }

  /** Seconds since the beginning, to the microsecond. */
  #now(): number {
    return Math.round((performance.now() - this.#began) * 1000) / 1_000_000;
  }
}

const reasonOf = ({ errno, message }: NodeJS.ErrnoException): string =>
  errno === undefined ? message : getSystemErrorMessage(errno);
