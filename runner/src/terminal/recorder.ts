import { join } from 'node:path';
import type { Problem } from '@stackyard/protocol/problem';
import { recordingName } from './recording-name.ts';
import { Recording } from './recording.ts';
import type { Size } from './size.ts';

/** Where a terminal's recordings go, and the terminal's name of now. */
export interface Recorded {
  folder: string;
  title: string;
}

/** Records one terminal while it is told to, each time into a new file. */
export class Recorder {
  readonly #id: string;
  readonly #ended: (problem: Problem) => void;
  #now: { folder: string; recording: Recording } | null = null;

  /** `ended`: a recording could not go on. */
  constructor(id: string, ended: (problem: Problem) => void) {
    this.#id = id;
    this.#ended = ended;
  }

  /** Begins with what is on the screen; the folder it records into already changes nothing. Returns when the file before is whole. */
  async record(wanted: Recorded | null, size: Size, shown: Buffer): Promise<void> {
    const before = this.#now;
    if (before?.folder === wanted?.folder) return;
    this.#now = null;
    if (wanted !== null) {
      const file = join(wanted.folder, recordingName(this.#id));
      const recording = new Recording(file, size, wanted.title, { ended: this.#ended });
      recording.output(shown);
      this.#now = { folder: wanted.folder, recording };
    }
    await before?.recording[Symbol.asyncDispose]();
  }

  output(chunk: Buffer): void {
    this.#now?.recording.output(chunk);
  }

  resized(size: Size): void {
    this.#now?.recording.resized(size);
  }

  async stop(): Promise<void> {
    const { recording } = this.#now ?? {};
    this.#now = null;
    await recording?.[Symbol.asyncDispose]();
  }
}
