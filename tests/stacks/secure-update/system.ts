import { expect } from 'vitest';
import { z } from 'zod';
import { startStack, type Stack } from '../stack.ts';

const APP = 5000;
const MANAGER = 6000;
const FILES = 6001;
const LOG = 6002;

const Ended = z.looseObject({ state: z.string(), by: z.string(), reason: z.string().optional() });
const Decision = z.looseObject({
  seq: z.number(),
  id: z.string().nullable(),
  source: z.string(),
  destination: z.string(),
  operation: z.string(),
  decision: z.enum(['allowed', 'denied']),
  hop: z.number().nullable().optional(),
  code: z.string().nullable().optional(),
  reason: z.string().nullable().optional(),
});
export type Decision = z.infer<typeof Decision>;

/** What a caller orders; each field may be left out or wrong. */
export interface Order {
  url?: unknown;
  target?: unknown;
  digest?: unknown;
  digest_alg?: unknown;
}

/** Secure update, hardened, seen from outside: its ports, and a shell where a person could sit. */
export class System implements AsyncDisposable {
  readonly stack: Stack;
  readonly token: string;

  private constructor(stack: Stack, token: string) {
    this.stack = stack;
    this.token = token;
  }

  static async start(): Promise<System> {
    const stack = await startStack('secure-update', './make-secrets && docker compose up --detach --wait');
    return new System(stack, await stack.must('. ./.env && printf %s "$TOKEN"'));
  }

  async version(): Promise<string> {
    const { body } = await this.stack.ask(APP, '/');
    return /Application version (\S+)/.exec(body)?.[1] ?? `no version in: ${body}`;
  }

  /** Gives the source of the next update this version, and whatever else `change` does to it. */
  async write(version: string, change = 'true'): Promise<void> {
    const set = `sed -i "s/VERSION = '[^']*'/VERSION = '${version}'/" app-update/app.ts`;
    await this.stack.must(`cd file_server/data && ${set} && ${change}`);
  }

  async digest(name = 'app-update.zip'): Promise<string> {
    const { status, body } = await this.stack.ask(FILES, `/get-digest/${name}`);
    if (status !== 200) throw new Error(`get-digest/${name}: ${status} ${body}`);
    return body.split(' ')[0] ?? '';
  }

  /** Posts an order and gives the answer as it came. */
  async post(order: Order | string, headers: Record<string, string> = { auth: this.token }) {
    return this.stack.ask(MANAGER, '/update', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof order === 'string' ? order : JSON.stringify(order),
    });
  }

  /** Orders what the file server holds under that name, by its right digest unless told otherwise; gives the id. */
  async order(name = 'app-update.zip', wrong: Order = {}): Promise<string> {
    const { status, body } = await this.post({
      url: `http://file_server:${FILES}/download-update/${name}`,
      target: 'app',
      digest: wrong.digest ?? (await this.digest(name)),
      digest_alg: 'sha256',
      ...wrong,
    });
    if (status !== 200) throw new Error(`POST /update: ${status} ${body}`);
    return z.object({ id: z.uuid() }).parse(JSON.parse(body)).id;
  }

  async ended(id: string, withinMs = 30_000): Promise<z.infer<typeof Ended>> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const { body } = await this.stack.ask(MANAGER, `/update/${id}`);
      const update = Ended.parse(JSON.parse(body));
      if (['done', 'refused', 'failed'].includes(update.state)) return update;
      if (Date.now() > deadline) throw new Error(`update ${id} has not ended: ${body}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Every decision on record that fits, oldest first. */
  async decisions(fits: (decision: Decision) => boolean = () => true): Promise<Decision[]> {
    const { body } = await this.stack.ask(LOG, '/decisions?since=0');
    return z.array(Decision).parse(JSON.parse(body)).filter(fits);
  }

  /** Waits until a decision that fits is on record. */
  async decided(fits: (decision: Decision) => boolean): Promise<Decision> {
    await expect.poll(() => this.decisions(fits), { timeout: 10_000, interval: 200 }).not.toEqual([]);
    const last = (await this.decisions(fits)).at(-1);
    if (!last) throw new Error('the decision is gone again');
    return last;
  }

  /** Writes raw lines to a topic with the credentials of a service’s container, as somebody would who has taken it over. */
  send(service: string, events: readonly (object | string)[], topic = 'monitor') {
    const input = events.map((event) => `${typeof event === 'string' ? event : JSON.stringify(event)}\n`).join('');
    return this.stack.run(`docker compose exec -T ${service} send ${topic}`, { input });
  }

  /** How many messages the broker holds of a topic, transaction marks included. */
  async offset(topic: string): Promise<number> {
    const line = await this.stack.must(
      `docker compose exec -T kafka kafka-get-offsets.sh --bootstrap-server localhost:9094 --topic ${topic}`,
    );
    return Number(line.split(':').at(-1));
  }

  /** Every message of a topic, oldest first, read from inside the broker’s container. */
  async messages(topic: string): Promise<Record<string, unknown>[]> {
    const { stdout } = await this.stack.run(
      `docker compose exec -T kafka kafka-console-consumer.sh --bootstrap-server localhost:9094 --topic ${topic} --from-beginning --timeout-ms 2500 2> /dev/null`,
    );
    return stdout.split('\n').flatMap(toMessage);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stack[Symbol.asyncDispose]();
  }
}

/** A line of a topic; none where it is no JSON object, as hostile ones may not be. */
function toMessage(line: string): Record<string, unknown>[] {
  try {
    const { success, data } = z.record(z.string(), z.unknown()).safeParse(JSON.parse(line));
    return success ? [data] : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
