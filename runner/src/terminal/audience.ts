import type { Viewer } from './viewer.ts';

/** The pages that look at one terminal, in the order in which they came; each is told when their number changes. */
export class Audience {
  readonly #viewers = new Set<Viewer>();

  get size(): number {
    return this.#viewers.size;
  }

  /** The page of this typist, if it looks already. */
  of(typist: string): Viewer | undefined {
    return [...this.#viewers].find((viewer) => viewer.typist === typist);
  }

  get lastDriver(): Viewer | undefined {
    return [...this.#viewers].findLast(({ role }) => role === 'driver');
  }

  add(viewer: Viewer): void {
    this.#viewers.add(viewer);
    this.#tell();
  }

  /** False when it did not look. */
  delete(viewer: Viewer): boolean {
    if (!this.#viewers.delete(viewer)) return false;
    viewer.leave();
    this.#tell();
    return true;
  }

  clear(): void {
    for (const viewer of this.#viewers) viewer.close();
    this.#viewers.clear();
  }

  [Symbol.iterator](): IterableIterator<Viewer> {
    return this.#viewers.values();
  }

  #tell(): void {
    const drivers = [...this.#viewers].filter(({ role }) => role === 'driver').length;
    for (const viewer of this.#viewers) viewer.noteViewers(drivers, this.size - drivers);
  }
}
