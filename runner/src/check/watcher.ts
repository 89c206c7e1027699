/** Runs what is asked when there is reason to. */
export interface Watcher extends Disposable {
  /** Something changed by itself: it runs once things have come to rest. */
  poke(): void;
  /** The learner did something, and waits for what comes of it: it runs now. */
  look(): void;
}

export interface WatcherOptions {
  /** Milliseconds without a poke before it runs. */
  settleMs?: number;
  /** Least milliseconds from any run’s start to that of one brought by pokes. */
  everyMs?: number;
  /** Least milliseconds from the start of one run brought by looks to the next one’s: a key that is held down brings no more. */
  lookEveryMs?: number;
}

/**
 * Runs `run` one at a time. A look runs at once, but for what `lookEveryMs` holds back; pokes are debounced, and a stream of them
 * cannot put a run off for longer than `everyMs`. What comes during a run brings one more run after it. `run` handles its own errors.
 */
export function createWatcher(
  run: () => Promise<void>,
  { settleMs = 300, everyMs = 1000, lookEveryMs = 500 }: WatcherOptions = {},
): Watcher {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let closed = false;
  /** What asked for the next run. */
  let wanted: { poked: { first: number; last: number } | null; looked: boolean } = { poked: null, looked: false };
  let lastStart = Number.NEGATIVE_INFINITY;
  let lastLook = Number.NEGATIVE_INFINITY;

  const startAt = (): number => {
    const { poked, looked } = wanted;
    const byLook = looked ? lastLook + lookEveryMs : Number.POSITIVE_INFINITY;
    if (poked === null) return byLook;
    const settled = Math.min(poked.last + settleMs, poked.first + everyMs);
    return Math.min(byLook, Math.max(settled, lastStart + everyMs));
  };

  const plan = (): void => {
    if (closed || running) return;
    clearTimeout(timer);
    timer = undefined;
    const at = startAt();
    const now = performance.now();
    if (at <= now) void start();
    else if (at < Number.POSITIVE_INFINITY) timer = setTimeout(plan, Math.ceil(at - now));
  };

  const start = async (): Promise<void> => {
    running = true;
    lastStart = performance.now();
    if (wanted.looked) lastLook = lastStart;
    wanted = { poked: null, looked: false };
    try {
      await run();
    } finally {
      running = false;
      plan();
    }
  };

  return {
    poke: () => {
      const now = performance.now();
      wanted.poked = { first: wanted.poked?.first ?? now, last: now };
      plan();
    },
    look: () => {
      wanted.looked = true;
      plan();
    },
    [Symbol.dispose]: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}
