import type { View, ViewTable } from '@stackyard/protocol/view';
import { api, ProblemError } from '../api.ts';
import { find, setAttribute, setText } from '../dom.ts';
import { announce } from '../layout/announce.ts';
import { LiveElement } from '../live-element.ts';
import { onCommand, readySession, state } from '../session/state.ts';
import { fillTable } from './table-nodes.ts';
import { changeWords, noteOf } from './view-words.ts';

/** Containers come and go without a command, too. */
const AGAIN_AFTER_MS = 10_000;
/** What a command started is there a moment later. */
const SOON_MS = 700;

/** <sy-view>: the lab’s table about the machine, asked for while it is looked at: after each command and check, and now and then. */
export class ViewElement extends LiveElement {
  static readonly observedAttributes = ['data-shown'];

  #session: string | null = null;
  #checking = false;
  #view: View | null = null;
  #table: ViewTable | null = null;
  #problem: string | null = null;
  #timer = 0;
  #asking = false;

  attributeChangedCallback(): void {
    this.#soon(0);
  }

  protected start(signal: AbortSignal): void {
    document.addEventListener('visibilitychange', () => this.#soon(0), { signal });
    onCommand((news) => news.state === 'ended' && this.#soon(SOON_MS), signal);
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
    state.watch((page) => {
      const session = readySession(page);
      const checked = this.#checking && !page.session?.checking;
      this.#checking = Boolean(page.session?.checking);
      const another = session?.id !== this.#session;
      this.#session = session?.id ?? null;
      if (another || checked) this.#soon(0);
      this.#say();
    }, signal);
  }

  #soon(afterMs: number): void {
    clearTimeout(this.#timer);
    if (this.#session === null || this.dataset['shown'] === undefined || document.hidden || !this.isConnected) return;
    this.#timer = window.setTimeout(() => void this.#look(), afterMs);
  }

  async #look(): Promise<void> {
    const session = this.#session;
    if (session === null || this.#asking) return this.#soon(SOON_MS);
    this.#asking = true;
    try {
      this.#take(await api.view(session));
      this.#problem = null;
    } catch (error) {
      this.#problem = error instanceof ProblemError ? `${error.problem.title}. ${error.problem.hint}` : String(error);
    } finally {
      this.#asking = false;
    }
    this.#say();
    this.#soon(AGAIN_AFTER_MS);
  }

  #take(view: View): void {
    this.#view = view;
    if (view.table === null) return;
    const words = changeWords(this.#table, view.table);
    if (words !== null) announce(words);
    const table = find(this, '.view-table');
    if (table) fillTable(table, view.table, this.#table);
    this.#table = view.table;
    setText(find(this, '.view-at'), new Date(view.at).toLocaleTimeString());
  }

  #say(): void {
    const note = noteOf({ ready: this.#session !== null, view: this.#view, problem: this.#problem });
    setAttribute(this, 'data-state', this.#table === null ? 'none' : note === null ? 'live' : 'stale');
    if (note === null) return;
    setText(find(this, '.view-note strong'), note[0]);
    setText(find(this, '.view-note span'), note[1]);
  }
}
