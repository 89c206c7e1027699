/** A terminal just opened has the processor to itself until its prompt is there. */
const AFTER_MS = 300;

export interface ShellAheadOptions {
  /** Whether one more could be opened at all. */
  wanted(): boolean;
  /** Starts a shell; gives the terminal's id. */
  start(): Promise<string>;
  end(id: string): Promise<void>;
  /** It could not be started: the next tab starts its own then. */
  failed(thrown: unknown): void;
}

/** One shell more than there are tabs, started ahead, so that the next tab shows its prompt at once. */
export class ShellAhead {
  readonly #options: ShellAheadOptions;
  #id: string | null = null;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: ShellAheadOptions) {
    this.#options = options;
  }

  /** Starts one in a moment, if there is none. */
  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#stopped || this.#id !== null || !this.#options.wanted()) return;
      this.#options.start().then(
        (id) => (this.#id = id),
        (thrown: unknown) => this.#stopped || this.#options.failed(thrown),
      );
    }, AFTER_MS);
  }

  /** The shell that is there, for a tab; null where none is. */
  take(): string | null {
    const id = this.#id;
    this.#id = null;
    return id;
  }

  /** One that has ended is none. */
  forget(id: string): void {
    if (id === this.#id) this.#id = null;
  }

  async drop(): Promise<void> {
    clearTimeout(this.#timer);
    const id = this.take();
    if (id !== null) await this.#options.end(id);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}
