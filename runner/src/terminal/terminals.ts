import type { TerminalSummary } from '@stackyard/protocol/session';
import { problem } from '../problems.ts';
import type { PtyHostLine } from './host/pty-host-line.ts';
import { TERMINALS_PATH, type Mark, type Program } from './host/words.ts';
import { freeName, newId } from './names.ts';
import type { TerminalsOptions } from './terminals-options.ts';
import { ShellAhead } from './shell-ahead.ts';

/** Terminals that a session may have at once. */
const TERMINALS_LIMIT = 4;

/**
 * The terminals of one session, in the order of their tabs, and one shell more, started ahead, for the next tab. The ptys are the
 * pty host's: this is their order, their names and what the session hears of them.
 */
export class Terminals<Machine> implements AsyncDisposable {
  readonly #options: TerminalsOptions<Machine>;
  readonly #host: PtyHostLine;
  readonly #names = new Map<string, string>();
  readonly #typed = new Map<string, string | null>();
  readonly #hearing: Disposable;
  readonly #ahead: ShellAhead;
  #machine: Machine;
  /** folder that all terminals are recorded into */
  #recordings: string | null = null;
  /** settles once terminals that were lost with a pty host are known to the next one */
  #showing: Promise<void> = Promise.resolve();

  private constructor(options: TerminalsOptions<Machine>) {
    this.#options = options;
    this.#host = options.host;
    this.#machine = options.machine;
    for (const { id, name } of options.known) this.#names.set(id, name);
    this.#ahead = new ShellAhead({
      wanted: () => this.#names.size < TERMINALS_LIMIT,
      start: async () => {
        const id = newId();
        await this.#create(id);
        return id;
      },
      end: (id) => this.#host.ask({ verb: 'end', id }),
      failed: options.failed,
    });
    this.#hearing = this.#host.listen(options.session, {
      changed: ({ id }) => this.#changed(id),
      mark: (id, mark) => this.#mark(id, mark),
      recordingEnded: (why) => options.recordingEnded(why),
      gone: (ids) => {
        this.#showing = this.#showLost(ids).catch(options.failed);
      },
    });
  }

  /** Takes up what the pty host still holds of the known terminals and shows the others as lost; opens new ones where none is known. */
  static async open<Machine>(options: TerminalsOptions<Machine>): Promise<Terminals<Machine>> {
    const terminals = new Terminals(options);
    try {
      await terminals.#takeUp();
      return terminals;
    } catch (thrown) {
      terminals.leave();
      throw thrown;
    }
  }

  list(): TerminalSummary[] {
    return [...this.#names].map(([id, name]) => {
      const now = this.#host.get(id);
      if (now?.exit === null) return { id, name, state: 'live', exitCode: null, lost: false };
      return { id, name, state: 'exited', exitCode: now?.exit.code ?? null, lost: now?.exit.lost ?? true };
    });
  }

  /** Throws `no-such-terminal`. */
  get(id: string): TerminalSummary {
    const found = this.list().find((summary) => summary.id === id);
    if (found === undefined) throw problem('no-such-terminal', { id });
    return found;
  }

  /** Where a page's line, authorised and before its upgrade, is joined to the terminal. */
  address(id: string): { socket: string; path: string } {
    this.get(id);
    return { socket: this.#host.path, path: `${TERMINALS_PATH}${id}` };
  }

  /** Without a name, or with one that is taken, it gets the next number. */
  async open(name = 'Terminal'): Promise<TerminalSummary> {
    if (this.#names.size >= TERMINALS_LIMIT) throw problem('too-many-terminals', { most: TERMINALS_LIMIT });
    const ahead = this.#ahead.take();
    const id = ahead ?? newId();
    this.#names.set(id, freeName(name, [...this.#names.values()]));
    try {
      if (ahead === null) await this.#create(id);
      else if (this.#recordings !== null) await this.#record(id);
    } catch (thrown) {
      this.#names.delete(id);
      throw thrown;
    }
    this.#ahead.soon();
    this.#options.changed();
    return this.get(id);
  }

  async close(id: string): Promise<void> {
    this.get(id);
    this.#names.delete(id);
    this.#options.changed();
    await this.#host.ask({ verb: 'end', id });
    this.#ahead.soon();
  }

  async again(id: string): Promise<TerminalSummary> {
    await this.#showing;
    if (this.get(id).state === 'live') throw problem('terminal-lives');
    await this.#restart(id);
    return this.get(id);
  }

  /** Ends all shells and starts new ones in this machine, under the same ids; the lab's where all were closed. */
  async enter(machine: Machine): Promise<void> {
    this.#machine = machine;
    await this.#ahead.drop();
    if (this.#names.size === 0) await this.#openNamed();
    else await Promise.all([...this.#names.keys()].map((id) => this.#restart(id)));
    this.#ahead.soon();
  }

  /** Records every terminal, those to come too, into new files of this folder; null: no longer. */
  async record(folder: string | null): Promise<void> {
    this.#recordings = folder;
    await Promise.all([...this.#names.keys()].map((id) => this.#record(id)));
  }

  activity(): { lastInputAt: number; running: boolean } {
    const all = this.#host.of(this.#options.session).filter(({ id }) => this.#names.has(id));
    return {
      lastInputAt: Math.max(0, ...all.map(({ lastInputAt }) => lastInputAt)),
      running: all.some(({ running, exit }) => running && exit === null),
    };
  }

  /** Lets go of the terminals: they live on in the pty host, for the next runner to take up. */
  leave(): void {
    this.#ahead.stop();
    this.#hearing[Symbol.dispose]();
  }

  /** Ends every shell. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.leave();
    this.#names.clear();
    const all = this.#host.of(this.#options.session);
    await Promise.all(all.map(({ id }) => this.#host.ask({ verb: 'end', id })));
  }

  async #takeUp(): Promise<void> {
    const { known, session } = this.#options;
    await this.#host.ready();
    const strays = this.#host.of(session).filter(({ id }) => !this.#names.has(id));
    await Promise.all(strays.map(({ id }) => this.#host.ask({ verb: 'end', id })));
    if (known.length > 0)
      await this.#showLost([...this.#names.keys()].filter((id) => this.#host.get(id) === undefined));
    else await this.#openNamed();
    this.#ahead.soon();
  }

  async #openNamed(): Promise<void> {
    const opened = this.#options.names.map((name) => [newId(), name] as const);
    for (const [id, name] of opened) this.#names.set(id, name);
    await Promise.all(opened.map(([id]) => this.#create(id)));
  }

  /** Terminals that the pty host does not know: it was started anew, and their shells ended with the one before. */
  async #showLost(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#ahead.forget(id);
    const lost = ids.filter((id) => this.#names.has(id));
    await Promise.all(lost.map((id) => this.#create(id, null)));
    this.#ahead.soon();
    this.#options.changed();
  }

  async #create(id: string, program: Program | null = this.#shell()): Promise<void> {
    await this.#host.ask({ verb: 'create', id, session: this.#options.session, program });
    if (this.#recordings !== null && this.#names.has(id)) await this.#record(id);
  }

  async #restart(id: string): Promise<void> {
    if (this.#host.get(id) === undefined) await this.#create(id);
    else await this.#host.ask({ verb: 'again', id, program: this.#shell() });
  }

  async #record(id: string): Promise<void> {
    const folder = this.#recordings;
    const recorded = folder === null ? null : { folder, title: this.#names.get(id) ?? '' };
    await this.#host.ask({ verb: 'record', id, recorded });
  }

  #shell(): Program {
    return this.#options.shell(this.#machine);
  }

  #changed(id: string): void {
    if (this.#host.get(id)?.exit !== null) this.#ahead.forget(id);
    if (this.#names.has(id)) this.#options.changed();
  }

  #mark(id: string, mark: Mark): void {
    if (mark.type === 'prompt' || !this.#names.has(id)) return;
    if (mark.type === 'started') this.#typed.set(id, mark.command);
    const exitCode = mark.type === 'ended' ? mark.exitCode : null;
    this.#options.command({ terminal: id, state: mark.type, command: this.#typed.get(id) ?? null, exitCode });
  }
}
