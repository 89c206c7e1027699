import type { Event } from '@stackyard/protocol/frame';

/** One page of a seat that listens to events. `visible`: the learner has it in view, as far as the page told us. */
export interface Page {
  visible: boolean;
  send(event: Event): void;
}

/** Carries events to the pages of a seat. */
export class Bus {
  readonly #pages = new Map<string, Set<Page>>();

  /** Adds a page; the returned function takes it away. */
  join(seat: string, page: Page): () => void {
    const pages = this.#pages.get(seat) ?? new Set();
    this.#pages.set(seat, pages.add(page));
    return () => {
      pages.delete(page);
      if (pages.size === 0 && this.#pages.get(seat) === pages) this.#pages.delete(seat);
    };
  }

  send(seat: string, event: Event): void {
    for (const page of this.#pages.get(seat) ?? []) page.send(event);
  }

  sendToAll(event: Event): void {
    for (const seat of this.#pages.keys()) this.send(seat, event);
  }

  /** How many pages of that seat listen. */
  count(seat: string): number {
    return this.#pages.get(seat)?.size ?? 0;
  }

  /** Whether the learner of that seat looks at one of our pages now. */
  inView(seat: string): boolean {
    return [...(this.#pages.get(seat) ?? [])].some((page) => page.visible);
  }
}
