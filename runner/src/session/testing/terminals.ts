import type { TerminalSummary } from '@stackyard/protocol/session';
import { problem } from '../../problems.ts';
import type { SessionTerminals, TerminalsWanted } from '../parts.ts';

/** Terminals without a pty: names and states only. */
export class PaperTerminals implements SessionTerminals {
  readonly wanted: TerminalsWanted;
  readonly #open = new Map<string, TerminalSummary>();
  lastInputAt = 0;
  running = false;
  /** What it was told about recording, in order. */
  readonly recorded: (string | null)[] = [];

  constructor(wanted: TerminalsWanted) {
    this.wanted = wanted;
    for (const { id, name } of wanted.known)
      this.#open.set(id, { id, name, state: 'live', exitCode: null, lost: false });
    if (wanted.known.length === 0) for (const name of wanted.lab.frontmatter.terminals) void this.open(name);
  }

  list(): TerminalSummary[] {
    return [...this.#open.values()];
  }

  get(id: string): TerminalSummary {
    const found = this.#open.get(id);
    if (!found) throw problem('no-such-terminal', { id });
    return found;
  }

  address(id: string): never {
    throw problem('no-such-terminal', { id });
  }

  leave(): void {
    // They have no shells that could live on.
  }

  async open(name = 'Terminal'): Promise<TerminalSummary> {
    const id = `t0000${this.#open.size}`;
    const made: TerminalSummary = { id, name, state: 'live', exitCode: null, lost: false };
    this.#open.set(id, made);
    return made;
  }

  async close(id: string): Promise<void> {
    if (!this.#open.delete(id)) throw problem('no-such-terminal', { id });
    this.wanted.changed();
  }

  async again(id: string): Promise<TerminalSummary> {
    const old = this.#open.get(id);
    if (!old) throw problem('no-such-terminal', { id });
    if (old.state === 'live') throw problem('terminal-lives');
    const made: TerminalSummary = { ...old, state: 'live', lost: false };
    this.#open.set(id, made);
    return made;
  }

  async enter(): Promise<void> {
    for (const terminal of this.#open.values())
      this.#open.set(terminal.id, { ...terminal, state: 'live', lost: false });
  }

  activity() {
    return { lastInputAt: this.lastInputAt, running: this.running };
  }

  async record(folder: string | null): Promise<void> {
    this.recorded.push(folder);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#open.clear();
  }
}
