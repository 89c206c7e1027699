import { setTimeout as delay } from 'node:timers/promises';
import type { Verdict } from '@stackyard/protocol/verdict';

export interface Wait {
  withinMs: number;
  /** What holds must hold again this much later, since something under way could still change it; 0: once is enough. */
  staysMs: number;
  pauseMs?: number;
  signal?: AbortSignal;
}

const PAUSE_MS = 700;

/**
 * Examines until `holds` has held, in every look, for as long as it has to stay, or time is up. Gives the last verdict. Rejects when
 * the signal says so.
 */
export async function settle(
  ask: () => Promise<Verdict>,
  holds: (verdict: Verdict) => boolean,
  { withinMs, staysMs, pauseMs = PAUSE_MS, signal }: Wait,
): Promise<Verdict> {
  const deadline = performance.now() + withinMs;
  let since: number | null = null;
  for (;;) {
    const verdict = await ask();
    signal?.throwIfAborted();
    const now = performance.now();
    since = holds(verdict) ? (since ?? now) : null;
    if (since !== null && now - since >= staysMs) return verdict;
    if (now > deadline) return verdict;
    const pause = since === null ? pauseMs : Math.max(1, since + staysMs - now);
    await delay(pause, undefined, { signal });
  }
}
