import type { FilesUp, Folder } from '@stackyard/protocol/files';
import type { Problem } from '@stackyard/protocol/problem';
import { api, ProblemError } from '../api.ts';
import { setAttribute } from '../dom.ts';
import { showProblem } from '../layout/toast.ts';
import { showRows } from './tree-nodes.ts';
import { moveOf, toRows, type Row } from './tree-rows.ts';

const FINAL = new Set(['no-such-file', 'not-a-folder', 'file-not-readable']);

interface Ends {
  session(): string | null;
  /** A folder could not be seen. */
  missed(): void;
  /** A file was chosen. */
  chosen(path: string): void;
  rename(row: Row): void;
  remove(row: Row): void;
  /** Folders were opened, closed or read. */
  changed(): void;
}

/** The tree of the lab’s folder: a folder’s list is asked for when it is opened, and again when it has changed. */
export class TreePane {
  readonly root: string;
  readonly open: Set<string>;
  readonly #node: HTMLElement;
  readonly #ends: Ends;
  readonly #folders = new Map<string, Folder>();
  readonly #asked = new Set<string>();
  #rows: Row[] = [];
  /** The row that has the focus when the tree has it. */
  #here: string | null = null;

  constructor(node: HTMLElement, root: string, open: readonly string[], ends: Ends, signal: AbortSignal) {
    this.#node = node;
    this.#ends = ends;
    this.root = root;
    this.open = new Set(open);
    node.addEventListener('keydown', (event) => this.#press(event), { signal });
    node.addEventListener('click', (event) => this.#click(event), { signal });
    // However the focus came to a row, keys mean that row.
    node.addEventListener('focusin', (event) => this.#arrive(event), { signal });
  }

  get here(): Row | null {
    return this.#rows.find(({ path }) => path === this.#here) ?? null;
  }

  get watched(): FilesUp['paths'] {
    return this.#wanted()
      .map((path) => this.#folders.get(path))
      .filter((folder) => folder !== undefined)
      .map(({ path, stamp }) => ({ path, stamp }));
  }

  /** Reads every open folder, those that were read before too. */
  readAll(): void {
    for (const path of this.#wanted()) void this.#read(path);
  }

  /** Reads what is to be shown and has not come yet. */
  readMissing(): void {
    for (const path of this.#wanted()) if (!this.#folders.has(path)) void this.#read(path);
  }

  /** The disk has changed there. */
  look(path: string): void {
    if (this.#folders.has(path)) void this.#read(path);
  }

  /** Marks the file in view, opening nothing. */
  mark(path: string | null): void {
    for (const row of this.#node.children)
      setAttribute(row, 'aria-selected', String(path !== null && row.getAttribute('data-path') === path));
  }

  #wanted(): string[] {
    const isShown = (path: string): boolean => {
      const above = path.slice(0, path.lastIndexOf('/'));
      return above === this.root || (this.open.has(above) && isShown(above));
    };
    return [this.root, ...[...this.open].filter(isShown)];
  }

  async #read(path: string): Promise<void> {
    const session = this.#ends.session();
    if (session === null || this.#asked.has(path)) return;
    this.#asked.add(path);
    try {
      this.#folders.set(path, await api.list(session, path));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.#refused(path, error.problem);
    } finally {
      this.#asked.delete(path);
    }
    this.#show();
  }

  /** A folder that is gone, or closed to the learner, is not open any more; one that could not be seen is asked for again. */
  #refused(path: string, problem: Problem): void {
    if (!FINAL.has(problem.name)) return this.#ends.missed();
    this.#folders.delete(path);
    if (this.open.delete(path) && problem.name === 'file-not-readable') showProblem(problem);
  }

  #show(): void {
    this.#rows = toRows(this.root, this.#folders, this.open);
    if (!this.here) this.#here = this.#rows[0]?.path ?? null;
    showRows(this.#node, this.#rows, this.#here);
    this.#ends.changed();
  }

  #toggle(row: Row, open: boolean): void {
    if (open) this.open.add(row.path);
    else this.open.delete(row.path);
    this.#show();
    if (open) void this.#read(row.path);
  }

  #goTo(path: string): void {
    this.#here = path;
    showRows(this.#node, this.#rows, path);
    this.#node.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }

  #choose(row: Row): void {
    if (row.open !== null) this.#toggle(row, !row.open);
    else if (row.kind !== 'more') this.#ends.chosen(row.path);
  }

  #arrive(event: Event): void {
    const path = rowPath(event);
    if (path === null || path === this.#here) return;
    this.#here = path;
    showRows(this.#node, this.#rows, path);
  }

  #click(event: Event): void {
    const path = rowPath(event);
    const row = this.#rows.find((each) => each.path === path);
    if (!row) return;
    this.#goTo(row.path);
    this.#choose(row);
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const row = this.here;
    const act =
      row &&
      {
        Enter: () => this.#choose(row),
        ' ': () => this.#choose(row),
        F2: () => this.#ends.rename(row),
        Delete: () => this.#ends.remove(row),
      }[event.key];
    const move = act ? null : moveOf(event.key, this.#rows, this.#here ?? '');
    if (!act && !move) return;
    event.preventDefault();
    act?.();
    if (!move || !row) return;
    if ('to' in move) this.#goTo(move.to);
    else this.#toggle(row, 'open' in move);
  }
}

function rowPath(event: Event): string | null {
  return (event.target as Element).closest('[data-path]')?.getAttribute('data-path') ?? null;
}
