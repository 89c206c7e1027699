import { randomInt } from 'node:crypto';
import type { TerminalSummary } from '@stackyard/protocol/session';
import { problem } from '../problems.ts';
import type { Program } from './spawn-on-pty.ts';
import { Terminal } from './terminal.ts';

/** Terminals that a session may have at once. */
const TERMINALS_LIMIT = 4;
/** A terminal just opened has the processor to itself until its prompt is there. */
const AHEAD_AFTER_MS = 300;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

export interface TerminalsOptions<Machine> {
  /** The learner's shell in that machine. */
  shell: (machine: Machine) => Program;
  machine: Machine;
  /** Terminals to open now. */
  names: readonly string[];
  /** Terminals whose shells ended with the runner before this one; they are shown instead. */
  lost: readonly { id: string; name: string }[];
  changed(): void;
  command(seen: {
    terminal: string;
    state: 'started' | 'ended';
    command: string | null;
    exitCode: number | null;
  }): void;
}

/** The terminals of one session, in the order of their tabs, and one shell more, started ahead, for the next tab. */
export class Terminals<Machine> implements AsyncDisposable {
  readonly #options: TerminalsOptions<Machine>;
  readonly #open = new Map<string, Terminal>();
  #machine: Machine;
  #ahead: Terminal | null = null;
  #startingAhead: NodeJS.Timeout | undefined;

  constructor(options: TerminalsOptions<Machine>) {
    this.#options = options;
    this.#machine = options.machine;
    const names = options.lost.length > 0 ? [] : options.names;
    for (const { id, name } of options.lost) this.#open.set(id, this.#create(id, name, null));
    for (const name of names) {
      const terminal = this.#create(newId(), name, this.#shell());
      this.#open.set(terminal.id, terminal);
    }
    this.#startAhead();
  }

  list(): TerminalSummary[] {
    return [...this.#open.values()].map(({ summary }) => summary);
  }

  get(id: string): Terminal {
    const found = this.#open.get(id);
    if (found === undefined) throw problem('no-such-terminal', { id });
    return found;
  }

  /** Without a name, or with one that is taken, it gets the next number. */
  async open(name = 'Terminal'): Promise<TerminalSummary> {
    if (this.#open.size >= TERMINALS_LIMIT) throw problem('too-many-terminals', { most: TERMINALS_LIMIT });
    const terminal = this.#ahead ?? this.#create(newId(), name, this.#shell());
    this.#ahead = null;
    terminal.name = this.#freeName(name);
    this.#open.set(terminal.id, terminal);
    this.#startAhead();
    this.#options.changed();
    return terminal.summary;
  }

  async close(id: string): Promise<void> {
    const terminal = this.get(id);
    this.#open.delete(id);
    this.#options.changed();
    await terminal[Symbol.asyncDispose]();
    this.#startAhead();
  }

  async again(id: string): Promise<TerminalSummary> {
    const terminal = this.get(id);
    if (terminal.isLive) throw problem('terminal-lives');
    await terminal.again(this.#shell());
    return terminal.summary;
  }

  /** Ends all shells and starts new ones in this machine, under the same ids. */
  async enter(machine: Machine): Promise<void> {
    this.#machine = machine;
    await this.#dropAhead();
    await Promise.all([...this.#open.values()].map((terminal) => terminal.again(this.#shell())));
    this.#startAhead();
  }

  activity(): { lastInputAt: number; running: boolean } {
    const all = [...this.#open.values()];
    return {
      lastInputAt: Math.max(0, ...all.map(({ lastInputAt }) => lastInputAt)),
      running: all.some(({ running }) => running),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const all = [...this.#open.values()];
    this.#open.clear();
    await Promise.all([this.#dropAhead(), ...all.map((terminal) => terminal[Symbol.asyncDispose]())]);
  }

  #shell(): Program {
    return this.#options.shell(this.#machine);
  }

  #startAhead(): void {
    clearTimeout(this.#startingAhead);
    this.#startingAhead = setTimeout(() => {
      if (this.#ahead !== null || this.#open.size >= TERMINALS_LIMIT) return;
      this.#ahead = this.#create(newId(), '', this.#shell());
    }, AHEAD_AFTER_MS);
  }

  async #dropAhead(): Promise<void> {
    clearTimeout(this.#startingAhead);
    const ahead = this.#ahead;
    this.#ahead = null;
    await ahead?.[Symbol.asyncDispose]();
  }

  #create(id: string, name: string, program: Program | null): Terminal {
    let typed: string | null = null;
    const terminal: Terminal = new Terminal(id, name, program, {
      changed: () => this.#changed(terminal),
      mark: (mark) => {
        if (mark.type === 'prompt') return;
        if (mark.type === 'started') typed = mark.command;
        const exitCode = mark.type === 'ended' ? mark.exitCode : null;
        this.#options.command({ terminal: id, state: mark.type, command: typed, exitCode });
      },
    });
    return terminal;
  }

  #changed(terminal: Terminal): void {
    if (terminal === this.#ahead) this.#ahead = null;
    else if (this.#open.has(terminal.id)) this.#options.changed();
  }

  #freeName(wanted: string): string {
    const taken = new Set(this.list().map(({ name }) => name));
    if (wanted !== 'Terminal' && !taken.has(wanted)) return wanted;
    for (let number = this.#open.size + 1; ; number += 1) {
      const name = `${wanted} ${number}`;
      if (!taken.has(name)) return name;
    }
  }
}

function newId(): string {
  return Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
