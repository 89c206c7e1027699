import type { Problem } from '@stackyard/protocol/problem';
import { WebSocket } from 'ws';
import { problem } from '../../problems.ts';
import { toBuffer } from './bytes.ts';
import { CONTROL_PATH, HostDown, PTY_HOST_VERSION, type HostUp, type Mark, type TerminalNow } from './words.ts';

const AGAIN_AFTER_MS = 200;
/** A pty host that was ended is started again by Docker within a second or two. */
const LINE_WITHIN_MS = 8000;
/** A shell that does not end is killed after a second, and given up after three more. */
const ANSWER_WITHIN_MS = 8000;
/** As many as the host keeps. */
const UNHEARD = 1000;

export interface HostHears {
  changed(now: TerminalNow): void;
  mark(id: string, mark: Mark): void;
  recordingEnded(problem: Problem): void;
  /** The host has lost these terminals of the session: it was started anew. */
  gone(ids: readonly string[]): void;
}

type Asked = HostUp extends infer Each ? (Each extends HostUp ? Omit<Each, 'call'> : never) : never;

interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** The runner’s line to the pty host. It comes back by itself; what is asked meanwhile waits for it, with a limit. */
export class PtyHostLine implements Disposable {
  readonly #path: string;
  readonly #log: Log;
  readonly #hears = new Map<string, HostHears>();
  readonly #answers = new Map<number, (fault: string | Error | null) => void>();
  #terminals = new Map<string, TerminalNow>();
  /** marks of sessions that nobody listens to yet: they come at once with the line, before sessions are adopted */
  #unheard: { id: string; mark: Mark }[] = [];
  #socket: WebSocket | null = null;
  #open = Promise.withResolvers<void>();
  #isOpen = false;
  #calls = 0;
  #closed = false;
  #again: NodeJS.Timeout | undefined;

  constructor(path: string, log: Log) {
    this.#path = path;
    this.#log = log;
    this.#connect();
  }

  /** The host’s socket. */
  get path(): string {
    return this.#path;
  }

  /** Terminals of a session, as the host has them; complete once `ready` has settled. */
  of(session: string): TerminalNow[] {
    return [...this.#terminals.values()].filter((terminal) => terminal.session === session);
  }

  get(id: string): TerminalNow | undefined {
    return this.#terminals.get(id);
  }

  /** Settles when the host has said what it holds; rejects with a problem when it does not within eight seconds. */
  async ready(): Promise<void> {
    let late: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      late = setTimeout(() => reject(problem('terminals-away')), LINE_WITHIN_MS);
    });
    await Promise.race([this.#open.promise, limit]).finally(() => clearTimeout(late));
  }

  /** Hears of one session’s terminals until disposed; first, in a moment, of what was marked while nobody listened. */
  listen(session: string, hears: HostHears): Disposable {
    this.#hears.set(session, hears);
    queueMicrotask(() => {
      const waiting = this.#unheard;
      this.#unheard = [];
      for (const { id, mark } of waiting) this.#mark(id, mark);
    });
    return {
      [Symbol.dispose]: () => {
        if (this.#hears.get(session) === hears) this.#hears.delete(session);
      },
    };
  }

  /** Ends the terminals of every other session. */
  async keepOnly(sessions: ReadonlySet<string>): Promise<void> {
    const strays = [...this.#terminals.values()].filter(({ session }) => !sessions.has(session));
    await Promise.all(strays.map(({ id }) => this.ask({ verb: 'end', id })));
  }

  /** Settles when it is done; throws what the host said, or a problem when the host is away. */
  async ask(asked: Asked): Promise<void> {
    await this.ready();
    const call = (this.#calls += 1);
    const answer = Promise.withResolvers<void>();
    const late = setTimeout(
      () => settle(new Error(`the pty host did not ${asked.verb} within ${ANSWER_WITHIN_MS} ms`)),
      ANSWER_WITHIN_MS,
    );
    const settle = (fault: string | Error | null): void => {
      clearTimeout(late);
      this.#answers.delete(call);
      if (fault === null) answer.resolve();
      else answer.reject(typeof fault === 'string' ? new Error(`${asked.verb} ${asked.id}: ${fault}`) : fault);
    };
    this.#answers.set(call, settle);
    this.#socket?.send(JSON.stringify({ ...asked, call }));
    await answer.promise;
    if (asked.verb === 'end') this.#terminals.delete(asked.id);
  }

  [Symbol.dispose](): void {
    this.#closed = true;
    clearTimeout(this.#again);
    this.#socket?.terminate();
  }

  #connect(): void {
    const socket = new WebSocket(`ws+unix:${this.#path}:${CONTROL_PATH}`, { perMessageDeflate: false });
    this.#socket = socket;
    socket.on('message', (data) => this.#hear(HostDown.parse(JSON.parse(toBuffer(data).toString()))));
    socket.on('error', (fault) => this.#log.info({ why: fault.message }, 'the pty host is not there yet'));
    socket.on('close', () => this.#lost());
  }

  #lost(): void {
    this.#socket = null;
    // Who waits for a line that never was goes on waiting for the next try.
    if (this.#isOpen) this.#open = Promise.withResolvers();
    this.#isOpen = false;
    for (const settle of this.#answers.values()) settle(problem('terminals-away'));
    if (!this.#closed) this.#again = setTimeout(() => this.#connect(), AGAIN_AFTER_MS);
  }

  #hear(frame: HostDown): void {
    switch (frame.type) {
      case 'state':
        this.#begin(frame.version, frame.terminals);
        break;
      case 'answer':
        this.#answers.get(frame.call)?.(frame.fault);
        break;
      case 'changed':
        this.#terminals.set(frame.terminal.id, frame.terminal);
        this.#hears.get(frame.terminal.session)?.changed(frame.terminal);
        break;
      case 'mark':
        this.#mark(frame.id, frame.mark);
        break;
      case 'recording-ended':
        this.#hearsOf(frame.id)?.recordingEnded(frame.problem);
        break;
    }
  }

  #mark(id: string, mark: Mark): void {
    const hears = this.#hearsOf(id);
    if (hears) hears.mark(id, mark);
    else if (this.#terminals.has(id)) this.#unheard = [...this.#unheard.slice(1 - UNHEARD), { id, mark }];
  }

  #hearsOf(id: string): HostHears | undefined {
    return this.#hears.get(this.#terminals.get(id)?.session ?? '');
  }

  #begin(version: number, terminals: readonly TerminalNow[]): void {
    if (version !== PTY_HOST_VERSION)
      this.#log.warn(
        { version, expected: PTY_HOST_VERSION },
        'the pty host is of another version: npm start replaces it',
      );
    const before = this.#terminals;
    this.#terminals = new Map(terminals.map((terminal) => [terminal.id, terminal]));
    for (const [session, hears] of this.#hears) {
      for (const now of this.of(session)) hears.changed(now);
      const gone = [...before.values()].filter(({ id, session: its }) => its === session && !this.#terminals.has(id));
      if (gone.length > 0) hears.gone(gone.map(({ id }) => id));
    }
    this.#isOpen = true;
    this.#open.resolve();
  }
}
