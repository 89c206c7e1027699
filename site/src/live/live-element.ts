/** A custom element whose listeners and timers end with its life on the page: everything hangs on one signal. */
export abstract class LiveElement extends HTMLElement {
  #life: AbortController | null = null;

  connectedCallback(): void {
    this.#life = new AbortController();
    this.start(this.#life.signal);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
    this.#life = null;
  }

  /** Called each time the element comes onto the page; `signal` is aborted when it leaves. */
  protected abstract start(signal: AbortSignal): void;
}
