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
    await pauseUntil(since === null ? now + pauseMs : since + staysMs, signal);
  }
}

/** Not earlier: a timer counts in whole milliseconds, and comes up to one before its time where the event loop is busy. */
async function pauseUntil(at: number, signal: AbortSignal | undefined): Promise<void> {
  for (let left = at - performance.now(); left > 0; left = at - performance.now()) {
    await delay(Math.ceil(left), undefined, { signal });
  }
}
