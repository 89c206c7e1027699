import { MOST_WATCHED, type FilesUp } from '@stackyard/protocol/files';
import type { Problem } from '@stackyard/protocol/problem';
import { api } from '../api.ts';
import { Opened } from './opened.ts';

const MOST_OPEN = 12;

interface Ends {
  session(): string | null;
  changed(): void;
  missed(): void;
  undecided(file: Opened): void;
  saved(file: Opened): void;
  failed(problem: Problem): void;
}

/** The files that are open, and which of them is in view. */
export class Desk implements Disposable {
  readonly #files = new Map<string, Opened>();
  readonly #opening = new Map<string, Promise<Opened | null>>();
  readonly #parent: HTMLElement;
  readonly #ends: Ends;
  #active: Opened | null = null;

  constructor(parent: HTMLElement, ends: Ends) {
    this.#parent = parent;
    this.#ends = ends;
  }

  get files(): Opened[] {
    return [...this.#files.values()];
  }

  get active(): Opened | null {
    return this.#active;
  }

  get watched(): FilesUp['paths'] {
    const paths = this.files.map(({ path, known }) => ({ path, stamp: known.stamp }));
    return paths.slice(0, MOST_WATCHED);
  }

  /** Brings a file into view, read from disk where it is not open yet. Null where there is no machine; throws ProblemError. */
  async open(path: string): Promise<Opened | null> {
    const opening = this.#opening.get(path) ?? this.#open(path);
    this.#opening.set(path, opening);
    const file = await opening.finally(() => this.#opening.delete(path));
    if (file) this.activate(file);
    return file;
  }

  activate(file: Opened | null): void {
    this.#active = file;
    for (const each of this.#files.values()) if (each !== file) each.view.hide();
    file?.view.show();
    this.#ends.changed();
  }

  /** Closes a file; what was not saved in it is forgotten. The one beside it comes into view. */
  close(file: Opened): void {
    const files = this.files;
    const beside = files[files.indexOf(file) + 1] ?? files[files.indexOf(file) - 1] ?? null;
    this.#files.delete(file.path);
    file.forget();
    file[Symbol.dispose]();
    this.activate(file === this.#active ? beside : this.#active);
  }

  /** The disk has changed there. */
  look(path: string): void {
    void this.#files.get(path)?.look();
  }

  [Symbol.dispose](): void {
    for (const file of this.#files.values()) file[Symbol.dispose]();
    this.#files.clear();
  }

  async #open(path: string): Promise<Opened | null> {
    const known = this.#files.get(path);
    const session = this.#ends.session();
    if (known || session === null) return known ?? null;
    const found = await api.read(session, path);
    this.#makeRoom();
    const file: Opened = new Opened(found, {
      parent: this.#parent,
      session: () => this.#ends.session(),
      changed: () => this.#ends.changed(),
      missed: () => this.#ends.missed(),
      undecided: () => this.#ends.undecided(file),
      saved: () => this.#ends.saved(file),
      failed: (problem) => this.#ends.failed(problem),
    });
    this.#files.set(path, file);
    return file;
  }

  /** The first that has nothing unsaved gives way to one more. */
  #makeRoom(): void {
    if (this.#files.size < MOST_OPEN) return;
    const file = this.files.find((each) => !each.unsaved && each !== this.#active);
    if (file) this.close(file);
  }
}
