import type { Problem } from '@stackyard/protocol/problem';
import { ProblemError } from '../api.ts';
import { find, setAttribute, setText } from '../dom.ts';
import { announce } from '../layout/announce.ts';
import { askFirst } from '../layout/ask.ts';
import { showProblem } from '../layout/toast.ts';
import { LiveElement } from '../live-element.ts';
import { pageLab } from '../page-data.ts';
import { readySession, state } from '../session/state.ts';
import { Desk } from './desk.ts';
import { startEditorKeys } from './editor-keys.ts';
import { FileTabs } from './file-tabs.ts';
import { keepPlace, keptPlace } from './kept-place.ts';
import { noteWords, saveWords, type NoteAct } from './note-words.ts';
import type { Opened } from './opened.ts';
import { reopen } from './reopen.ts';
import { showEmpty } from './show-empty.ts';
import { showNote } from './show-note.ts';
import { TreeActs } from './tree-acts.ts';
import { TreePane } from './tree-pane.ts';
import { shownName, type Row } from './tree-rows.ts';
import { WatchLink } from './watch-link.ts';

/** <sy-editor>: the learner’s files. There is a line to the machine only while the editor is looked at. */
export class EditorElement extends LiveElement {
  static readonly observedAttributes = ['hidden'];

  #desk: Desk | null = null;
  #tree: TreePane | null = null;
  #tabs: FileTabs | null = null;
  #link: WatchLink | null = null;
  #session: string | null = null;
  #restored = false;
  /** Why the file that was chosen last could not be opened. */
  #refusal: Problem | null = null;
  #drawing = 0;

  attributeChangedCallback(): void {
    this.#join();
  }

  /** Brings a file into view, and the focus into it. */
  async open(path: string): Promise<void> {
    try {
      const file = await this.#desk?.open(path);
      if (file) this.#focusText(file);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.#refusal = error.problem;
      this.#desk?.activate(null);
    }
    this.dataset['side'] = 'closed';
  }

  protected start(signal: AbortSignal): void {
    const [tree, tabs, text] = [find(this, '.tree'), find(this, '.editor-tabs'), find(this, '.editor-text')];
    if (!tree || !tabs || !text) return;
    const kept = keptPlace();
    const session = (): string | null => this.#session;
    this.#desk = new Desk(text, {
      session,
      changed: () => this.#draw(),
      missed: () => this.#link?.again(),
      undecided: () => this.#decide(),
      saved: (file) => announce(`${nameOf(file)} saved`),
      failed: (problem) => showProblem(problem),
    });
    this.#tabs = new FileTabs(
      tabs,
      { choose: (file) => this.#choose(file), close: (file) => void this.#close(file) },
      signal,
    );
    const desk = this.#desk;
    const acts: TreeActs = new TreeActs({ session, desk, tree: () => this.#tree, open: (path) => this.open(path) });
    const ends = {
      session,
      missed: () => this.#link?.again(),
      chosen: (path: string) => void this.open(path),
      rename: (row: Row) => void acts.rename(row),
      remove: (row: Row) => void acts.remove(row),
      changed: () => this.#draw(),
    };
    this.#tree = new TreePane(tree, pageLab().workdir, kept.folders, ends, signal);
    startEditorKeys(this, { save: () => void desk.active?.save(), tree: acts }, signal);
    const leave = (): void => {
      this.#keep();
      for (const file of this.#desk?.files ?? []) file.keepNow();
    };
    window.addEventListener('pagehide', leave, { signal });
    document.addEventListener('visibilitychange', () => (document.hidden ? leave() : undefined, this.#join()), {
      signal,
    });
    signal.addEventListener('abort', () => this.#stop());
    state.watch((page) => {
      const ready = readySession(page)?.id ?? null;
      const isNew = ready !== this.#session;
      this.#session = ready;
      if (isNew) this.#leave();
      this.#join();
      if (isNew) this.#draw();
    }, signal);
  }

  #join(): void {
    const session = this.#session;
    if (session === null || this.hidden || document.hidden || !this.#tree) return this.#leave();
    if (this.#link) return;
    this.#link = new WatchLink(session, {
      wanted: () => [...(this.#desk?.watched ?? []), ...(this.#tree?.watched ?? [])],
      changed: (path) => {
        this.#desk?.look(path);
        this.#tree?.look(path);
      },
      opened: () => {
        this.#tree?.readMissing();
        void this.#restore();
      },
    });
  }

  #leave(): void {
    this.#link?.[Symbol.dispose]();
    this.#link = null;
  }

  #stop(): void {
    this.#leave();
    cancelAnimationFrame(this.#drawing);
    this.#desk?.[Symbol.dispose]();
    this.#desk = null;
    this.#restored = false;
  }

  /** Opens again what was open when the page was left; at the next connection, where there is no answer now. */
  async #restore(): Promise<void> {
    if (this.#restored || !this.#desk) return;
    this.#restored = await reopen(this.#desk, keptPlace());
    if (this.#desk.active) this.dataset['side'] = 'closed';
    this.#draw();
  }

  #choose(file: Opened): void {
    this.#desk?.activate(file);
    this.#focusText(file);
  }

  async #close(file: Opened): Promise<void> {
    const title = `Close ${nameOf(file)} without saving?`;
    const text = 'What was typed since it was last saved is lost.';
    if (file.unsaved && !(await askFirst({ title, text, verb: 'Close' }))) return;
    this.#desk?.close(file);
    const next = this.#desk?.active;
    if (next) this.#focusText(next);
    else find(this, '.tree [tabindex="0"]')?.focus();
  }

  #decide(): void {
    const first = find<HTMLButtonElement>(this, '.editor-note button');
    announce('There are two versions of this file. Choose one first: keep yours, or take theirs.', 'assertive');
    first?.focus();
  }

  #act(file: Opened, act: NoteAct): void {
    if (act === 'close') return void this.#close(file);
    void (act === 'mine' ? file.keepMine() : file.takeTheirs()).then(() => this.#focusText(file));
  }

  /** What is not drawn yet takes no focus. */
  #focusText(file: Opened): void {
    this.dataset['side'] = 'closed';
    this.#show();
    file.view.focus();
  }

  /** Shows how all stands, at most once a frame. */
  #draw(): void {
    cancelAnimationFrame(this.#drawing);
    this.#drawing = requestAnimationFrame(() => this.#show());
  }

  #show(): void {
    const desk = this.#desk;
    const file = desk?.active ?? null;
    this.#link?.refresh();
    this.#tabs?.show(desk?.files ?? [], file);
    this.#tree?.mark(file?.path ?? null);
    setAttribute(this, 'data-open', file === null ? null : '');
    const ready = this.#session !== null;
    if (file) this.#refusal = null;
    showEmpty(this, this.#refusal ?? (ready ? 'ready' : 'none'));
    const words = file && noteWords(nameOf(file), file.known.standing, file.known.writable, ready);
    showNote(this, words, (act) => file && this.#act(file, act));
    setText(find(this, '.editor-status'), file ? saveWords(file) : '');
    const save = find<HTMLButtonElement>(this, '.editor-save');
    if (save) save.disabled = !ready || file === null || !file.unsaved || file.saving || !file.known.writable;
    if (this.#restored) this.#keep();
  }

  #keep(): void {
    if (!this.#desk || !this.#restored) return;
    keepPlace({
      files: this.#desk.files.map(({ path, view }) => ({ path, cursor: view.cursor })),
      active: this.#desk.active?.path ?? null,
      folders: [...(this.#tree?.open ?? [])],
    });
  }
}

function nameOf({ path }: Opened): string {
  return shownName(path.slice(path.lastIndexOf('/') + 1));
}
