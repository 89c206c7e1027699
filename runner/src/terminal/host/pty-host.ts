import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { Terminal } from '../terminal.ts';
import { toBuffer } from './bytes.ts';
import { joinTerminal, SOCKET_OPTIONS } from './join.ts';
import { TerminalQuery } from './query.ts';
import { CONTROL_PATH, HostUp, PTY_HOST_VERSION, TERMINALS_PATH, type HostDown, type TerminalNow } from './words.ts';

/** What happened while no runner was there is kept for the next one, the newest of it. */
const BACKLOG = 1000;
/** Keys change when a terminal was last used; that need not be told with each. */
const INPUT_TOLD_EVERY_MS = 1000;
/** A runner’s programs are short; nothing it says is longer. */
const CONTROL_LIMIT_BYTES = 1_048_576;

interface Log {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

interface Held {
  session: string;
  terminal: Terminal;
  told: NodeJS.Timeout | undefined;
}

/**
 * Owns every pty, its shell and its scrollback, apart from the runner: a runner may end, be killed or be replaced, and the next
 * one finds them as they are. It listens on a Unix socket: the runner tells it what to do on a line of control, and hands
 * over each page’s connection, already authorised, which lives on here without it.
 */
export class PtyHost implements AsyncDisposable {
  readonly #held = new Map<string, Held>();
  readonly #log: Log;
  readonly #server = createServer((_request, response) => void response.writeHead(404).end());
  readonly #pages = new WebSocketServer({ ...SOCKET_OPTIONS, noServer: true });
  readonly #controls = new WebSocketServer({
    maxPayload: CONTROL_LIMIT_BYTES,
    perMessageDeflate: false,
    noServer: true,
  });
  #backlog: HostDown[] = [];
  #runner: WebSocket | null = null;

  private constructor(log: Log) {
    this.#log = log;
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  /** Listens at this path; what an earlier host left there is removed. */
  static async open(path: string, log: Log): Promise<PtyHost> {
    const host = new PtyHost(log);
    await rm(path, { force: true });
    await new Promise<void>((resolve, reject) => {
      host.#server.once('error', reject);
      host.#server.listen(path, resolve);
    });
    return host;
  }

  /** Takes over a page’s connection whose request, authorised, is read from it next. */
  take(line: Socket): void {
    this.#server.emit('connection', line);
  }

  /** Ends every shell. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#runner?.terminate();
    this.#server.close();
    await Promise.all([...this.#held.values()].map(({ terminal }) => terminal[Symbol.asyncDispose]()));
    for (const { told } of this.#held.values()) clearTimeout(told);
    for (const page of this.#pages.clients) page.terminate();
    this.#server.closeAllConnections();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://ptys');
    socket.on('error', () => socket.destroy());
    if (pathname === CONTROL_PATH) {
      this.#controls.handleUpgrade(request, socket, head, (line) => this.#obey(line));
      return;
    }
    const held = pathname.startsWith(TERMINALS_PATH)
      ? this.#held.get(pathname.slice(TERMINALS_PATH.length))
      : undefined;
    const query = TerminalQuery.safeParse(Object.fromEntries(searchParams));
    if (held === undefined || !query.success) {
      socket.end(`HTTP/1.1 ${held === undefined ? '404 Not Found' : '400 Bad Request'}\r\nConnection: close\r\n\r\n`);
      return;
    }
    this.#pages.handleUpgrade(request, socket, head, (page) => {
      // ws closes the line itself, with a code that says why.
      page.on('error', () => undefined);
      joinTerminal(page, held.terminal, query.data);
    });
  }

  /** One runner at a time: a new one takes over from one whose end was not seen. */
  #obey(line: WebSocket): void {
    this.#runner?.terminate();
    this.#runner = line;
    line.on('error', () => line.terminate());
    line.on('close', () => {
      if (this.#runner === line) this.#runner = null;
    });
    line.on('message', (data) => void this.#hear(line, toBuffer(data).toString()));
    const waiting = this.#backlog;
    this.#backlog = [];
    const terminals = [...this.#held.keys()].flatMap((id) => this.#now(id) ?? []);
    for (const frame of [{ type: 'state', version: PTY_HOST_VERSION, terminals } as const, ...waiting]) {
      line.send(JSON.stringify(frame));
    }
  }

  async #hear(line: WebSocket, text: string): Promise<void> {
    const asked = HostUp.parse(JSON.parse(text));
    let fault: string | null = null;
    try {
      await this.#do(asked);
    } catch (thrown) {
      this.#log.error({ err: thrown, verb: asked.verb, id: asked.id }, 'a terminal did not do what it was told');
      fault = thrown instanceof Error ? thrown.message : String(thrown);
    }
    line.send(JSON.stringify({ type: 'answer', call: asked.call, fault } satisfies HostDown));
  }

  async #do(asked: HostUp): Promise<void> {
    const { id } = asked;
    const held = this.#held.get(id);
    if (asked.verb === 'create') {
      if (held !== undefined) throw new Error(`there is a terminal ${id} already`);
      const terminal = new Terminal(id, asked.program, {
        mark: (mark) => this.#tell({ type: 'mark', id, mark }),
        input: () => this.#noteInput(id),
        changed: () => this.#noteChange(id),
        recordingEnded: (problem) => this.#tell({ type: 'recording-ended', id, problem }),
      });
      this.#held.set(id, { session: asked.session, terminal, told: undefined });
      this.#noteChange(id);
    } else if (held === undefined) {
      if (asked.verb !== 'end') throw new Error(`there is no terminal ${id}`);
    } else if (asked.verb === 'again') {
      await held.terminal.again(asked.program);
    } else if (asked.verb === 'record') {
      await held.terminal.record(asked.recorded);
    } else {
      this.#held.delete(id);
      clearTimeout(held.told);
      await held.terminal[Symbol.asyncDispose]();
    }
  }

  #now(id: string): TerminalNow | null {
    const held = this.#held.get(id);
    if (held === undefined) return null;
    const { exit, running, lastInputAt } = held.terminal;
    return { id, session: held.session, exit, running, lastInputAt };
  }

  #noteChange(id: string): void {
    const terminal = this.#now(id);
    if (terminal !== null) this.#tell({ type: 'changed', terminal });
  }

  #noteInput(id: string): void {
    const held = this.#held.get(id);
    if (held === undefined || held.told !== undefined) return;
    held.told = setTimeout(() => {
      held.told = undefined;
      this.#noteChange(id);
    }, INPUT_TOLD_EVERY_MS);
  }

  #tell(frame: HostDown): void {
    if (this.#runner !== null) this.#runner.send(JSON.stringify(frame));
    // What a terminal is now comes with the next runner's first frame; only what happened has to be kept.
    else if (frame.type === 'mark') this.#backlog = [...this.#backlog.slice(1 - BACKLOG), frame];
  }
}
