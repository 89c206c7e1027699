/** A shell reports each line of a pasted block by itself; this long without a new one means that the block has ended. */
const SETTLE_MS = 150;

export interface RunTracker {
  /** A command began or ended in the block’s terminal. */
  hear(news: { state: 'started' | 'ended'; exitCode: number | null }): void;
  stop(): void;
}

/**
 * Turns the command news of a terminal into one result for a block that was sent there: `started` once, then `ended` with the
 * first exit code that is not 0, or 0, once no further line of the block begins.
 */
export function trackRun(tell: { started(): void; ended(code: number): void }): RunTracker {
  let began = false;
  let code = 0;
  let settle: ReturnType<typeof setTimeout> | undefined;
  return {
    hear(news) {
      clearTimeout(settle);
      if (news.state === 'started') {
        if (!began) tell.started();
        began = true;
      } else if (began) {
        if (code === 0) code = news.exitCode ?? 0;
        settle = setTimeout(() => tell.ended(code), SETTLE_MS);
      }
    },
    stop: () => clearTimeout(settle),
  };
}
