import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../files/replace-file.ts';

/** How an update ended here; `applying` is one whose app has been tried and is being put in place. */
const resultSchema = z.strictObject({
  state: z.enum(['applying', 'done', 'refused', 'failed']),
  reason: z.string().optional(),
  version: z.string().optional(),
  sha256: z.string().optional().describe('of the app that it installs'),
});

export type Result = z.infer<typeof resultSchema>;

const KEPT = 1000;

/** The newest results, oldest first, in one file beside the app: what is said here is on the disk. */
export class Results {
  readonly #file: string;
  readonly #results: Map<string, Result>;

  constructor(folder: string) {
    this.#file = join(folder, 'results.json');
    const text = existsSync(this.#file) ? readFileSync(this.#file, 'utf8') : '[]';
    this.#results = new Map(z.array(z.tuple([z.uuid(), resultSchema])).parse(JSON.parse(text)));
  }

  get(id: string): Result | undefined {
    return this.#results.get(id);
  }

  /** The version of the newest update that installed this app. */
  versionOf(sha256: string): string | undefined {
    return [...this.#results.values()].findLast((result) => result.state === 'done' && result.sha256 === sha256)
      ?.version;
  }

  async set(id: string, result: Result): Promise<void> {
    this.#results.delete(id);
    this.#results.set(id, result);
    const oldest = this.#results.keys().next();
    if (this.#results.size > KEPT && !oldest.done) this.#results.delete(oldest.value);
    await this.#write();
  }

  /**
   * Ends what was being put in place when the updater died: it is done if its app is the one in the folder now. If not, it is
   * forgotten, and done anew when its message comes again.
   */
  async recover(installed: string): Promise<void> {
    for (const [id, result] of this.#results) {
      if (result.state !== 'applying') continue;
      if (result.sha256 === installed) this.#results.set(id, { ...result, state: 'done' });
      else this.#results.delete(id);
    }
    await this.#write();
  }

  async #write(): Promise<void> {
    await replaceFile(this.#file, JSON.stringify([...this.#results]));
  }
}

/** Answers GET /results/ID: a page to read, which takes no order. Inside the stack's network only. */
export function serveResults(results: Results, port: number): void {
  createServer((request, response) => {
    const id = /^\/results\/([0-9a-f-]{36})$/.exec(request.url ?? '')?.[1];
    const result = request.method === 'GET' && id !== undefined ? results.get(id) : undefined;
    const ended = result?.state === 'applying' ? undefined : result;
    response.writeHead(ended === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(ended ?? { message: 'no result for this id' }));
  }).listen(port);
}
