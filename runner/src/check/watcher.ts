/** Runs what is asked once things have come to rest. */
export interface Watcher extends Disposable {
  /** Something happened that may change a verdict. */
  poke(): void;
}

export interface WatcherOptions {
  /** Milliseconds without a poke before it runs. */
  settleMs?: number;
  /** Least milliseconds from one run’s start to the next one’s. */
  everyMs?: number;
}

/**
 * Runs `run` after pokes: debounced, one at a time, never more often than once in `everyMs`. A poke during a run brings one more
 * run after it. A stream of pokes cannot put a run off for longer than `everyMs`. `run` handles its own errors.
 */
export function createWatcher(
  run: () => Promise<void>,
  { settleMs = 300, everyMs = 1000 }: WatcherOptions = {},
): Watcher {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  let closed = false;
  let firstPoke = 0;
  let lastStart = Number.NEGATIVE_INFINITY;

  const plan = (): void => {
    clearTimeout(timer);
    const now = performance.now();
    const settled = Math.min(now + settleMs, firstPoke + everyMs);
    timer = setTimeout(() => void start(), Math.max(0, settled - now, lastStart + everyMs - now));
  };

  const start = async (): Promise<void> => {
    running = true;
    again = false;
    lastStart = performance.now();
    try {
      await run();
    } finally {
      running = false;
      timer = undefined;
      if (again && !closed) {
        firstPoke = performance.now();
        plan();
      }
    }
  };

  return {
    poke: () => {
      if (closed) return;
      if (running) {
        again = true;
        return;
      }
      if (timer === undefined) firstPoke = performance.now();
      plan();
    },
    [Symbol.dispose]: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}
