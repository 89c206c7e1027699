/** Typists remembered; each open page is one, and one that reloads is a new one. */
const KEPT = 64;

/**
 * How many input bytes have come from each page that types, so that a page whose connection broke sends again exactly what never
 * arrived: no key twice, none lost.
 */
export class Typists {
  readonly #taken = new Map<string, number>();

  taken(typist: string): number {
    return this.#taken.get(typist) ?? 0;
  }

  /** Gives the new count. */
  take(typist: string, bytes: number): number {
    const taken = this.taken(typist) + bytes;
    // Set anew, so that the map keeps them in the order in which they typed last.
    this.#taken.delete(typist);
    this.#taken.set(typist, taken);
    const [oldest] = this.#taken.keys();
    if (this.#taken.size > KEPT && oldest !== undefined) this.#taken.delete(oldest);
    return taken;
  }
}
