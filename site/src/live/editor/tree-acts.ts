import type { Desk } from './desk.ts';
import { makeEntry, removeEntry, renameEntry } from './file-acts.ts';
import type { Opened } from './opened.ts';
import type { TreePane } from './tree-pane.ts';
import type { Row } from './tree-rows.ts';

interface Parts {
  session(): string | null;
  desk: Desk;
  tree(): TreePane | null;
  open(path: string): Promise<void>;
}

/** What can be done to the row that is marked in the tree, and what then becomes of open files. */
export class TreeActs {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async make(kind: 'file' | 'folder'): Promise<void> {
    const { session, tree } = this.#now();
    if (session === null || !tree) return;
    const path = await makeEntry(session, tree.root, tree.here, kind);
    tree.readAll();
    if (path !== null && kind === 'file') await this.#parts.open(path);
  }

  async rename(row = this.#now().tree?.here ?? null): Promise<void> {
    const { session, tree } = this.#now();
    if (session === null || row === null) return;
    const below = this.#below(row);
    const to = await renameEntry(session, row, () => below.some(({ unsaved }) => unsaved));
    if (to === null) return;
    for (const file of below) {
      this.#parts.desk.close(file);
      await this.#parts.desk.open(`${to}${file.path.slice(row.path.length)}`);
    }
    tree?.readAll();
  }

  async remove(row = this.#now().tree?.here ?? null): Promise<void> {
    const { session, tree } = this.#now();
    if (session === null || row === null || !(await removeEntry(session, row))) return;
    // What is not saved stays, and is then the only place where it is.
    for (const file of this.#below(row)) if (!file.unsaved) this.#parts.desk.close(file);
    tree?.readAll();
  }

  #now(): { session: string | null; tree: TreePane | null } {
    return { session: this.#parts.session(), tree: this.#parts.tree() };
  }

  #below(row: Row): Opened[] {
    return this.#parts.desk.files.filter(({ path }) => `${path}/`.startsWith(`${row.path}/`));
  }
}
