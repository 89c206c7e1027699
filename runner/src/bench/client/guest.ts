import { request, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { LabSummary } from '@stackyard/protocol/lab';
import { Session, TerminalSummary } from '@stackyard/protocol/session';
import { z } from 'zod';

const ANSWER_WITHIN_MS = 15_000;
const READY_WITHIN_MS = 90_000;

/** Nothing came within 15 s. */
export class NoAnswer extends Error {}

export interface Answer {
  status: number;
  text: string;
}

/** A browser without a screen that holds an installation's cookie; speaks to a real runner. */
export class Guest {
  /** such as http://localhost:4321 */
  readonly origin: string;
  readonly cookie: string;

  protected constructor(origin: string, cookie: string) {
    this.origin = origin;
    this.cookie = cookie;
  }

  /** Opens the page, as a browser does, which gives the cookie. */
  static async at(origin: string): Promise<Guest> {
    return new Guest(origin, await cookieOf(origin));
  }

  /** `body` is sent as it is when it is text, else as JSON. Headers given last win. */
  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const sent = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
    return answerAt(this.origin, method, path, sent, {
      cookie: this.cookie,
      origin: this.origin,
      ...(sent !== undefined && {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(sent)),
      }),
      ...headers,
    });
  }

  /** Asks and demands a good answer. */
  async get<Value>(shape: z.ZodType<Value>, method: string, path: string, body?: unknown): Promise<Value> {
    const { status, text } = await this.ask(method, path, body);
    if (status !== 200) throw new Error(`${method} ${path} answered ${status}: ${text.slice(0, 300)}`);
    return shape.parse(JSON.parse(text));
  }

  session(method: string, path: string, body?: unknown): Promise<Session> {
    return this.get(Session, method, path, body);
  }

  async labs(): Promise<LabSummary[]> {
    return (await this.get(z.object({ labs: z.array(LabSummary) }), 'GET', '/api/labs')).labs;
  }

  /** A ready session of that lab, else of the first; waits for its images, too. */
  async startLab(lab?: string, withinMs = READY_WITHIN_MS): Promise<Session> {
    const { id } = await this.session('POST', `/api/labs/${lab ?? (await this.labs())[0]?.id ?? ''}/session`);
    const deadline = performance.now() + withinMs;
    for (;;) {
      const session = await this.session('GET', `/api/sessions/${id}`);
      if (session.state === 'ready') return session;
      if (session.state === 'failed' || performance.now() > deadline)
        throw new Error(`session ${id} is ${session.state}, expected ready: ${JSON.stringify(session.problem)}`);
      await delay(200);
    }
  }

  openTerminal(session: Pick<Session, 'id'>): Promise<TerminalSummary> {
    return this.get(TerminalSummary, 'POST', `/api/sessions/${session.id}/terminals`, {});
  }

  async closeTerminal(session: Pick<Session, 'id'>, terminal: Pick<TerminalSummary, 'id'>): Promise<void> {
    await this.ask('DELETE', `/api/sessions/${session.id}/terminals/${terminal.id}`);
  }

  /** Where a page joins a terminal, and with which headers; `query` such as `&since=5`. */
  lineTo(
    session: Pick<Session, 'id'>,
    terminal: Pick<TerminalSummary, 'id'>,
    query = '',
  ): { address: string; headers: Record<string, string> } {
    const path = `/api/sessions/${session.id}/terminals/${terminal.id}?cols=100&rows=30${query}`;
    return {
      address: this.origin.replace('http', 'ws') + path,
      headers: { cookie: this.cookie, origin: this.origin },
    };
  }
}

export async function cookieOf(origin: string): Promise<string> {
  const page = await fetch(`${origin}/`);
  await page.body?.cancel();
  const cookie = page.headers.getSetCookie()[0]?.split(';', 1)[0];
  if (cookie === undefined) throw new Error(`the page at ${origin} set no cookie`);
  return cookie;
}

/** By node:http and not by fetch, which would set Host and Origin itself. */
export async function answerAt(
  origin: string,
  method: string,
  path: string,
  body: string | undefined,
  headers: Record<string, string>,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const asking = request(`${origin}${path}`, { method, headers, timeout: ANSWER_WITHIN_MS }, resolve);
  asking.on('timeout', () => asking.destroy(new NoAnswer(`${method} ${path}: no answer within 15 s`)));
  asking.on('error', reject);
  asking.on('upgrade', (response, socket) => {
    socket.destroy();
    resolve(response);
  });
  asking.end(body);
  const response = await promise;
  if (response.statusCode === 101) return { status: 101, text: '' };
  const chunks = await response.toArray();
  return { status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() };
}
