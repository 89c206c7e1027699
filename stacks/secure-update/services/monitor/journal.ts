import { mkdir, open, readFile, rename } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Progress } from './progress.ts';
import { hasEnded, NOTHING_YET, progressSchema } from './progress.ts';

/** Updates that are remembered when the journal is written anew; those that have ended are forgotten first, oldest first. */
const KEPT = 1000;
/** As many of the newest lines can be taken back: the bus may lose that much of its end in a power cut. */
const REVOCABLE = 100;
/** Lines after which it is written anew. */
const LONGEST = 5000;

/** Where an update stands after the message at `offset`. Without an id: everything from `offset` on is void. */
const lineSchema = z.union([
  z.strictObject({ offset: z.number(), id: z.uuid(), progress: progressSchema }),
  z.strictObject({ offset: z.number() }),
]);
interface Line {
  offset: number;
  id: string;
  progress: Progress;
}

/**
 * Where each update stands, in a file that a power cut leaves whole. It is written before a message is passed on. Where
 * the passing on did not come about, the bus brings the same offset again: `rewind` then takes back what was written.
 */
export class Journal implements AsyncDisposable {
  readonly #folder: string;
  #lines: Line[] = [];
  readonly #latest = new Map<string, Line[]>();
  #file: FileHandle | undefined;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async load(folder: string): Promise<Journal> {
    const journal = new Journal(folder);
    await mkdir(folder, { recursive: true });
    for (const line of (await readFile(journal.#path, 'utf8').catch(() => '')).split('\n')) journal.#read(line);
    await journal.#writeAnew();
    return journal;
  }

  get(id: string): Progress {
    return this.#latest.get(id.toLowerCase())?.at(-1)?.progress ?? NOTHING_YET;
  }

  /** Forgets what was decided from this offset on. */
  async rewind(offset: number): Promise<void> {
    if (this.#forgetFrom(offset)) await this.#append({ offset });
  }

  /** Returns once it can not be lost any more. */
  async add(offset: number, id: string, progress: Progress): Promise<void> {
    const line = { offset, id: id.toLowerCase(), progress };
    this.#keep(line);
    await this.#append(line);
    if (this.#lines.length > LONGEST) await this.#writeAnew();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }

  get #path(): string {
    return join(this.#folder, 'updates.jsonl');
  }

  #read(text: string): void {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      // the end of the file, or a line that a power cut left half written: its message was not passed on
      return;
    }
    const { success, data } = lineSchema.safeParse(value);
    if (!success) return;
    this.#forgetFrom(data.offset);
    if ('id' in data) this.#keep(data);
  }

  #keep(line: Line): void {
    this.#lines.push(line);
    const lines = this.#latest.get(line.id);
    if (lines === undefined) this.#latest.set(line.id, [line]);
    else lines.push(line);
  }

  #forgetFrom(offset: number): boolean {
    let forgot = false;
    for (let line = this.#lines.at(-1); line !== undefined && line.offset >= offset; line = this.#lines.at(-1)) {
      this.#lines.pop();
      const lines = this.#latest.get(line.id) ?? [];
      lines.pop();
      if (lines.length === 0) this.#latest.delete(line.id);
      forgot = true;
    }
    return forgot;
  }

  async #append(line: Line | { offset: number }): Promise<void> {
    if (this.#file === undefined) throw new Error('the journal is closed');
    await this.#file.appendFile(`${JSON.stringify(line)}\n`);
    await this.#file.datasync();
  }

  /** Only what is needed, in a new file that takes the place of the old one at once. */
  async #writeAnew(): Promise<void> {
    const lines = needed(this.#lines);
    this.#lines = [];
    this.#latest.clear();
    for (const line of lines) this.#keep(line);

    await this.#file?.close();
    const file = await open(`${this.#path}.new`, 'w');
    await file.appendFile(this.#lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    await file.sync();
    await rename(`${this.#path}.new`, this.#path);
    const folder = await open(this.#folder, 'r');
    await folder.sync();
    await folder.close();
    this.#file = file;
  }
}

/** The newest line of each update, as it is now and as it was before the lines that may still be taken back. */
function needed(lines: readonly Line[]): Line[] {
  const recent = lines.slice(-REVOCABLE);
  const before = new Map(lines.slice(0, -REVOCABLE).map((line) => [line.id, line]));
  const byAge = [...before.values()].toSorted((left, right) => right.offset - left.offset);
  const unfinished = byAge.filter(({ progress }) => !hasEnded(progress));
  const kept = [...unfinished, ...byAge.filter(({ progress }) => hasEnded(progress))].slice(0, KEPT);
  return [...kept.toSorted((left, right) => left.offset - right.offset), ...recent];
}
