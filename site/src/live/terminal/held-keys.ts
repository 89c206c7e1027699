const KEPT_MS = 30_000;
const KEPT_BYTES = 65_536;

export interface HeldKeys {
  /** Keeps input while the line is down. False: it is too old or too much by now, and nothing is kept any more. */
  hold(bytes: Uint8Array, now: number): boolean;
  /** What is to be sent now, in order and once; `dropped` when keys were held and had to go. */
  take(now: number): { chunks: Uint8Array[]; dropped: boolean };
}

/** Keys typed while the line is down: sent in order once it is back within 30 s of the first, else dropped, all of them. */
export function holdKeys(): HeldKeys {
  let chunks: Uint8Array[] = [];
  let bytes = 0;
  let since = 0;
  let dropped = false;
  return {
    hold(more, now) {
      if (dropped) return false;
      if (chunks.length === 0) since = now;
      if (now - since > KEPT_MS || bytes + more.length > KEPT_BYTES) {
        dropped = true;
        chunks = [];
        return false;
      }
      chunks.push(more);
      bytes += more.length;
      return true;
    },
    take(now) {
      const late = chunks.length > 0 && now - since > KEPT_MS;
      const result = { chunks: late ? [] : chunks, dropped: dropped || late };
      chunks = [];
      bytes = 0;
      dropped = false;
      return result;
    },
  };
}
