import { createServer } from 'node:http';

/** How an update ended here. */
export interface Result {
  state: 'done' | 'failed';
  reason?: string;
}

const KEPT = 1000;

/** The results of this updater's life, newest last. */
export class Results {
  readonly #results = new Map<string, Result>();

  set(id: string, result: Result): void {
    this.#results.set(id, result);
    const oldest = this.#results.keys().next();
    if (this.#results.size > KEPT && !oldest.done) this.#results.delete(oldest.value);
  }

  get(id: string): Result | undefined {
    return this.#results.get(id);
  }
}

/** Answers GET /results/ID: a page to read, which takes no order. Inside the stack's network only. */
export function serveResults(results: Results, port: number): void {
  createServer((request, response) => {
    const id = /^\/results\/([0-9a-f-]{36})$/.exec(request.url ?? '')?.[1];
    const result = request.method === 'GET' && id !== undefined ? results.get(id) : undefined;
    response.writeHead(result === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(result ?? { message: 'no result for this id' }));
  }).listen(port);
}
