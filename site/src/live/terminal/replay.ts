/**
 * What xterm says by itself when output asks it (where the cursor is, what it can, its colours), with ␛ for ESC and ␇ for BEL:
 * CSI … R, n, c, t, y; OSC 4, 10, 11, 12; DCS.
 */
const ANSWER = /^(?:␛\[[?>]?[\d;]*\$?[Rncty]|␛\](?:4|10|11|12);[^␇␛]*(?:␇|␛\\)|␛P[^␛]*␛\\)+$/;

/** Tells answers to questions of old output, which were given when it was new, from what is typed meanwhile. */
export class Replay {
  #until = 0;

  /** Output up to byte `live` is shown again. */
  begin(live: number): void {
    this.#until = live;
  }

  /** xterm has parsed everything up to here. */
  parsed(seq: number): void {
    if (seq >= this.#until) this.#until = 0;
  }

  /** Whether this must not go to the program: it asked long ago, and has its answer. */
  swallows(text: string): boolean {
    return this.#until > 0 && ANSWER.test(text.replaceAll('\u001b', '␛').replaceAll('\u0007', '␇'));
  }
}
