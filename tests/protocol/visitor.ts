import { LabSummary } from '@stackyard/protocol/lab';
import { Problem } from '@stackyard/protocol/problem';
import { Session, TerminalSummary } from '@stackyard/protocol/session';
import { request, type IncomingMessage } from 'node:http';
import { expect, vi } from 'vitest';
import { z } from 'zod';
import { loadConfig } from '../../runner/src/config.ts';
import { Line } from './line.ts';

const { port } = loadConfig();
export const origin = `http://localhost:${port}`;

const Complaint = z.object({ problem: Problem });

export interface Answer {
  status: number;
  text: string;
}

/** A browser without a screen that holds this installation's cookie; speaks to a real runner. */
export class Visitor {
  readonly cookie: string;

  private constructor(cookie: string) {
    this.cookie = cookie;
  }

  static async arrive(): Promise<Visitor> {
    const page = await fetch(`${origin}/`);
    const cookie = page.headers.getSetCookie()[0]?.split(';', 1)[0];
    if (cookie === undefined) throw new Error(`the page at ${origin} set no cookie`);
    return new Visitor(cookie);
  }

  /** `body` is sent as it is when it is text, else as JSON. Headers given last win; undefined leaves one out. */
  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const sent = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
    return answerOf(method, path, sent, {
      cookie: this.cookie,
      origin,
      ...(sent !== undefined && {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(sent)),
      }),
      ...headers,
    });
  }

  async session(method: string, path: string, body?: unknown): Promise<Session> {
    const { status, text } = await this.ask(method, path, body);
    expect(status, text).toBe(200);
    return Session.parse(JSON.parse(text));
  }

  /** A ready session of the first lab; waits for its images, too. */
  async startLab(): Promise<Session> {
    const { text } = await this.ask('GET', '/api/labs');
    const [lab] = z.object({ labs: z.array(LabSummary) }).parse(JSON.parse(text)).labs;
    const { id } = await this.session('POST', `/api/labs/${lab?.id ?? ''}/session`);
    return vi.waitFor(
      async () => {
        const session = await this.session('GET', `/api/sessions/${id}`);
        expect(session.state, JSON.stringify(session.problem)).toBe('ready');
        return session;
      },
      { timeout: 90_000, interval: 200 },
    );
  }

  async openTerminal(session: Session): Promise<TerminalSummary> {
    const { status, text } = await this.ask('POST', `/api/sessions/${session.id}/terminals`, {});
    expect(status, text).toBe(200);
    return TerminalSummary.parse(JSON.parse(text));
  }

  async closeTerminal(session: Session, terminal: TerminalSummary): Promise<void> {
    await this.ask('DELETE', `/api/sessions/${session.id}/terminals/${terminal.id}`);
  }

  /** A page joined to a terminal; `query` such as `&since=5`. */
  line(session: Session, terminal: Pick<TerminalSummary, 'id'>, query = ''): Promise<Line> {
    const address = `ws://localhost:${port}/api/sessions/${session.id}/terminals/${terminal.id}?cols=100&rows=30${query}`;
    return Line.open(address, { cookie: this.cookie, origin });
  }
}

/** The problem that an answer tells; fails where it tells none, or not in full. */
export function problemOf({ status, text }: Answer): string {
  const complaint = Complaint.safeParse(JSON.parse(text));
  expect(complaint.success, `${status} ${text.slice(0, 300)}`).toBe(true);
  const problem = complaint.data?.problem;
  for (const words of [problem?.title, problem?.message, problem?.hint]) expect(words).toMatch(/\w.*[.!?]$/);
  return `${status} ${problem?.name ?? ''}`;
}

/** By node:http and not by fetch, which would set Host and Origin itself. */
export async function answerOf(
  method: string,
  path: string,
  body: string | undefined,
  headers: Record<string, string>,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const asking = request(`${origin}${path}`, { method, headers, timeout: 15_000 }, resolve);
  asking.on('timeout', () => asking.destroy(new Error(`${method} ${path}: no answer within 15 s`)));
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
