export interface Size {
  cols: number;
  rows: number;
}

const FIRST_SIZE: Size = { cols: 80, rows: 24 };
const SETTLED_AFTER_MS = 50;

/** The largest size that fits on every driver's screen; null when there is no driver. */
export function smallestOf(viewers: Iterable<{ role: string; viewport: Size }>): Size | null {
  const drivers = [...viewers].filter(({ role }) => role === 'driver').map(({ viewport }) => viewport);
  if (drivers.length === 0) return null;
  return { cols: Math.min(...drivers.map(({ cols }) => cols)), rows: Math.min(...drivers.map(({ rows }) => rows)) };
}

/** Settles the size of a terminal: that of its smallest driver, once nothing has moved for 50 ms. */
export class Sizing {
  size = FIRST_SIZE;
  readonly #viewers: Iterable<{ role: string; viewport: Size }>;
  readonly #changed: (size: Size) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(viewers: Iterable<{ role: string; viewport: Size }>, changed: (size: Size) => void) {
    this.#viewers = viewers;
    this.#changed = changed;
  }

  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(smallestOf(this.#viewers)), SETTLED_AFTER_MS);
  }

  now(size: Size | null): void {
    if (size === null || (size.cols === this.size.cols && size.rows === this.size.rows)) return;
    this.size = size;
    this.#changed(size);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
