import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { appendLine } from './append-line.ts';
import type { RecordedDecision } from './decision.ts';
import { decisionSchema } from './decision.ts';

/** Decisions that can be asked for; the file holds more. */
const KEPT = 5000;

const numberedSchema = z.strictObject({
  seq: z.int().min(1).describe('counts up by one, over restarts too'),
  ...decisionSchema.shape,
});
export type NumberedDecision = z.infer<typeof numberedSchema>;

/** The decisions, numbered: in a file to keep, the newest in memory to be asked for, and told to whoever follows. */
export class Decisions {
  readonly #file: string;
  readonly #followers = new Set<(decision: NumberedDecision) => void>();
  #newest: NumberedDecision[] = [];
  #isFresh = true;

  private constructor(file: string) {
    this.#file = file;
  }

  static async load(file: string): Promise<Decisions> {
    const decisions = new Decisions(file);
    await mkdir(dirname(file), { recursive: true });
    for (const part of [`${file}.1`, file]) {
      const text = await readFile(part, 'utf8').catch(() => '');
      decisions.#newest.push(
        ...text
          .split('\n')
          .slice(-KEPT - 1)
          .flatMap(readLine),
      );
    }
    decisions.#newest = decisions.#newest.slice(-KEPT);
    await endLastLine(file);
    return decisions;
  }

  /**
   * Returns the line as it is written down. Undefined where it is there already: what was written last before a crash may
   * come again.
   */
  async add(decision: RecordedDecision): Promise<string | undefined> {
    const last = this.#newest.at(-1);
    const mayBeAgain = this.#isFresh;
    this.#isFresh = false;
    if (mayBeAgain && last !== undefined && isDeepStrictEqual(last, { ...decision, seq: last.seq })) return undefined;
    const numbered = { seq: (last?.seq ?? 0) + 1, ...decision };
    const line = JSON.stringify(numbered);
    await appendLine(this.#file, line);
    this.#newest.push(numbered);
    if (this.#newest.length > KEPT * 2) this.#newest = this.#newest.slice(-KEPT);
    for (const follower of this.#followers) follower(numbered);
    return line;
  }

  /** The oldest `limit` after number `since`; without it the newest. In their order. */
  find({
    since,
    id,
    limit,
  }: {
    since?: number | undefined;
    id?: string | undefined;
    limit: number;
  }): NumberedDecision[] {
    const about = this.#newest.filter((one) => one.seq > (since ?? 0) && (id === undefined || one.id === id));
    return since === undefined ? about.slice(-limit) : about.slice(0, limit);
  }

  get followers(): number {
    return this.#followers.size;
  }

  /** Returns what ends it. */
  follow(follower: (decision: NumberedDecision) => void): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }
}

function readLine(line: string): NumberedDecision[] {
  try {
    const { success, data } = numberedSchema.safeParse(JSON.parse(line));
    return success ? [data] : [];
  } catch {
    // the end of the file, or a line that a power cut left half written
    return [];
  }
}

/** What comes next must not be written behind a line that was left half written. */
async function endLastLine(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (text !== '' && !text.endsWith('\n')) await appendFile(file, '\n');
}
