import { pageLab } from '../page-data.ts';
import { remember, remembered } from '../remembered.ts';

const AFTER_MS = 400;

interface Kept {
  text: string;
  /** Version of the file that the text began from; null: there was none. */
  version: string | null;
}

/** What was typed and not saved in one file, kept in this browser so that a page that is loaded anew has it still. */
export class Draft {
  readonly #key: string;
  #timer = 0;
  #next: Kept | null = null;

  constructor(path: string) {
    this.#key = `draft-${pageLab().id}-${path}`;
  }

  get kept(): Kept | null {
    return remembered<Kept>(this.#key);
  }

  keep(next: Kept): void {
    this.#next = next;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.keepNow(), AFTER_MS);
  }

  /** Keeps at once what waits to be kept: the page may be about to go. */
  keepNow(): void {
    clearTimeout(this.#timer);
    if (this.#next !== null) remember(this.#key, this.#next);
    this.#next = null;
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.#next = null;
    if (this.kept !== null) remember(this.#key, null);
  }
}
